import { build, type Plugin } from 'vite';

/** A page of `test/pages`, as one script. */
export interface PageBundle {
  /** The path of its entry file. */
  readonly entry: string;
  /** The value of `NODE_ENV`. */
  readonly mode: 'development' | 'production';
  /** Milliseconds that replace the engine's own limits. */
  readonly limits?: { readonly stallMs: number; readonly answerMs: number } | undefined;
}

const scripts = new Map<string, Promise<string>>();

/** Bundles a page once per process, since several test files serve the same one. */
export function bundlePage(page: PageBundle): Promise<string> {
  const key = JSON.stringify(page);
  const script = scripts.get(key) ?? bundle(page);
  scripts.set(key, script);
  return script;
}

async function bundle({ entry, limits, mode }: PageBundle): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    ...(limits && { plugins: [withLimits(limits)] }),
    // A test runner sets NODE_ENV to "test", which would select React's development build.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    build: {
      write: false,
      lib: { entry, formats: ['es'] },
      minify: false,
      // One script, including the chunks that are otherwise loaded on demand.
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  return outputs.map((output) => ('code' in output ? output.code : '')).join('\n');
}

function withLimits({ answerMs, stallMs }: NonNullable<PageBundle['limits']>): Plugin {
  let found = false;
  return {
    name: 'with-limits',
    enforce: 'pre',
    buildEnd() {
      if (!found) throw new Error('The limits are no longer in transport/timeouts.ts.');
    },
    transform(code, id) {
      if (!id.endsWith('/transport/timeouts.ts')) return undefined;
      found = true;
      return set(set(code, 'STALL_MS', stallMs), 'ANSWER_MS', answerMs);
    },
  };
}

function set(code: string, name: string, ms: number): string {
  const declaration = new RegExp(`${name} = [\\d_]+`);
  if (!declaration.test(code)) throw new Error(`There is no ${name} to set any longer.`);
  return code.replace(declaration, `${name} = ${ms}`);
}
