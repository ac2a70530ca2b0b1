import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// The examples in docstrings, which docs/api repeats, are a line or two. Imports of the names that they
// use turn them into modules.

const root = fileURLToPath(new URL('..', import.meta.url));

const PAGES = ['index', 'proxy', 'testing', 'dev/vite'].map((name) => `docs/api/${name}.md`);

const ENTRY_POINTS = ['', '/proxy', '/testing', '/vite'].map(
  (path) => `image-upload-dropzone${path}`,
);

/** Declarations of the other names that examples use, which an app would have. */
export const API_EXAMPLE_NAMES = `
declare module 'heic-to' {
  export function heicTo(options: { blob: Blob; type: 'bitmap' }): Promise<ImageBitmap>;
}
declare const app: import('express').Express;
declare const input: HTMLElement;
declare const photo: File;
declare const proxy: import('image-upload-dropzone/proxy').TokenProxy;
declare const user: import('@testing-library/user-event').UserEvent;
declare function sessionUser(request: Request): Promise<{ id: string } | undefined>;
declare function show(url: string): void;
declare const { react, defineConfig }: {
  react: typeof import('@vitejs/plugin-react').default;
  defineConfig: typeof import('vite').defineConfig;
};
`;

/** Returns the examples of all pages as modules. */
export async function apiExamples() {
  const names = await Promise.all(
    ENTRY_POINTS.map(async (path) => ({ path, names: Object.keys(await import(path)) })),
  );
  return PAGES.flatMap((page) => {
    const text = readFileSync(root + page, 'utf8');
    return [...text.matchAll(/^#+ Example\n\n```\w+\n(.*?)^```$/gms)].map(([, code = '']) => {
      const imports = names.flatMap(({ names: all, path }) => {
        const used = all.filter((name) => new RegExp(`\\b${name}\\b`).test(code));
        return used.length === 0 ? [] : [`import { ${used.join(', ')} } from '${path}';`];
      });
      return { page, language: 'tsx', code: `${imports.join('\n')}\n${code}`, quoted: undefined };
    });
  });
}
