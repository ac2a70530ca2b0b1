import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { packIntoNewFolder } from './new-app.js';
import { describeRuns } from './run-log.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder with the packed package, where apps are created. */
    stacksHome: string;
  }
}

/** Packs the package once for all stacks, and finally prints the time and requests of each. */
export default function packOnce({ provide }: TestProject): () => void {
  const home = packIntoNewFolder();
  provide('stacksHome', home);
  return () => {
    console.log(`\n${describeRuns(home)}\n`);
    rmSync(home, { recursive: true, force: true });
  };
}
