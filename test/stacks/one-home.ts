import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { packIntoNewFolder } from './new-app.js';
import { describeRuns } from './run-log.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder with the packed package, where apps are made. */
    stacksHome: string;
  }
}

/** Packs the package once for all stacks, and says at the end how long each took and what it asked. */
export default function packOnce({ provide }: TestProject): () => void {
  const home = packIntoNewFolder();
  provide('stacksHome', home);
  return () => {
    console.log(`\n${describeRuns(home)}\n`);
    rmSync(home, { recursive: true, force: true });
  };
}
