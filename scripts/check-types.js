import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Compiles apps that use every entry point of the packed package, once for each module resolution of
// TypeScript. Also checks the types of the package and of its imports.

const root = fileURLToPath(new URL('..', import.meta.url));
// Inside the project, so that the apps find React and the compiler where `npm ci` has put them.
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

/** A page and a proxy without Vite and Node, as on Workers. */
const WEB = `
import { apimart, ImageUploadDropzone, useApimartUpload } from 'image-upload-dropzone';
import { createTokenProxy, createUploadTokens } from 'image-upload-dropzone/proxy';
import { createTestBackend, createTestHttp } from 'image-upload-dropzone/testing';

const tokens = createUploadTokens({ keys: { '1': 'secret' }, audience: 'https://app.example' });
export default {
  fetch: createTokenProxy({
    providers: { apimart: { apiKey: 'key' } },
    authorize: tokens.authorize,
  }) satisfies (request: Request) => Promise<Response>,
};
export const Page = () => (
  <ImageUploadDropzone provider={apimart} http={createTestHttp(createTestBackend())} />
);
export const usePhoto = () => useApimartUpload().data?.url;
`;

const DOM = ['ES2023', 'DOM', 'DOM.Iterable'];

/** The apps: what is compiled, how packages are found, and what else is known. */
const APPS = /** @type {const} */ ([
  ['app.tsx', 'node16', 'node16', ['node'], DOM],
  ['app.tsx', 'nodenext', 'nodenext', ['node'], DOM],
  ['app.tsx', 'esnext', 'bundler', ['node'], DOM],
  ['web.tsx', 'esnext', 'bundler', [], DOM],
]);

/** Unpacks what npm would publish, where an app has it. */
function install() {
  const home = `${folder}/node_modules/image-upload-dropzone`;
  mkdirSync(home, { recursive: true });
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: root,
  });
  const [{ filename }] = JSON.parse(packed.toString());
  execFileSync('tar', ['-xzf', `${folder}/${filename}`, '-C', home, '--strip-components=1']);
  // Without it, the package's own name would lead to this project.
  writeFileSync(`${folder}/package.json`, '{ "private": true, "type": "module" }');
}

try {
  install();
  writeFileSync(`${folder}/app.tsx`, APP);
  writeFileSync(`${folder}/web.tsx`, WEB);
  for (const [file, module, moduleResolution, types, lib] of APPS) {
    const compilerOptions = {
      module,
      moduleResolution,
      target: 'ES2022',
      lib,
      jsx: 'react-jsx',
      strict: true,
      declaration: true,
      noEmit: true,
      skipLibCheck: false,
      types,
    };
    writeFileSync(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions, files: [file] }));
    execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-p', folder], {
      stdio: 'inherit',
    });
  }
  console.log('The types are correct with every module resolution.');
} finally {
  rmSync(folder, { recursive: true });
}
