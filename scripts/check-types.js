import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Compiles an app that uses every entry point of the built package, once for each module resolution of
// TypeScript. Also checks the types of the package and of its imports.

const root = fileURLToPath(new URL('..', import.meta.url));
// Inside the package, so that its name resolves to the build.
const folder = `${root}types-check`;

const APP = `
import {
  apimart,
  ImageUploadDropzone,
  useImageUpload,
  withLimits,
  type HttpClient,
} from 'image-upload-dropzone';
import { de } from 'image-upload-dropzone/locales/de';
import { createTokenProxy, toNodeListener } from 'image-upload-dropzone/proxy';
import { createTestBackend, createTestHttp } from 'image-upload-dropzone/testing';
import { imageUploadDev } from 'image-upload-dropzone/vite';
import 'image-upload-dropzone/styles.css';
import type { Plugin } from 'vite';

export const http: HttpClient = createTestHttp(createTestBackend());
export const plugin = imageUploadDev() satisfies Plugin;
export const listener = toNodeListener(
  createTokenProxy({ providers: { apimart: { apiKey: 'key' } }, authorize: () => true }),
);
export const Page = () => (
  <ImageUploadDropzone
    provider={withLimits(apimart, { maxBytes: 1 })}
    labels={de}
    http={http}
    onSuccess={({ url }) => url.length}
  />
);
export const useItems = () => useImageUpload({ provider: apimart }).items;
`;

const RESOLUTIONS = /** @type {const} */ ([
  ['node16', 'node16'],
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
]);

mkdirSync(folder, { recursive: true });
try {
  writeFileSync(`${folder}/app.tsx`, APP);
  for (const [module, moduleResolution] of RESOLUTIONS) {
    const compilerOptions = {
      module,
      moduleResolution,
      target: 'ES2022',
      lib: ['ES2023', 'DOM', 'DOM.Iterable'],
      jsx: 'react-jsx',
      strict: true,
      declaration: true,
      noEmit: true,
      skipLibCheck: false,
      types: ['node'],
    };
    writeFileSync(
      `${folder}/tsconfig.json`,
      JSON.stringify({ compilerOptions, files: ['app.tsx'] }),
    );
    execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-p', folder], {
      stdio: 'inherit',
    });
  }
  console.log('The types are correct with every module resolution.');
} finally {
  rmSync(folder, { recursive: true });
}
