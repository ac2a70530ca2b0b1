'use client';
import { apimart, ImageUploadDropzone } from 'image-upload-dropzone';
import { createElement } from 'react';

const EARLIER = [{ id: '7', name: 'earlier.png', result: { url: 'https://cdn.example/7.png' } }];
const SLOTS =
  'root label description zone input controls choose invitation prompt hint summary totals cancel-all retry-failed clear-finished list end item preview view thumbnail name meta progress message retry cancel remove icon';

/** The same font and width everywhere, so that pages can be compared. */
const SECTION = { font: '16px/1.5 sans-serif', inlineSize: 600, margin: 16 };

/** @param {string} id @param {string} classes The classes that the app puts on every slot. */
function dropzone(id, classes) {
  const classNames = Object.fromEntries(SLOTS.split(' ').map((slot) => [slot, classes]));
  return createElement(
    'section',
    { id, style: SECTION },
    createElement(ImageUploadDropzone, {
      provider: apimart,
      // A page's rules for groups may be stronger than a class, so no class overrides a named one.
      ...(classes === '' && { label: 'Photos', description: 'Of every room.' }),
      concurrency: 1,
      defaultValue: EARLIER,
      ...(classes !== '' && { classNames }),
    }),
  );
}

/** Containers that are as wide as their content. */
const PLACES = {
  flow: {},
  'flex-row': { display: 'flex' },
  'flex-column': { display: 'flex', flexDirection: 'column', alignItems: 'center' },
  'inline-block': { display: 'inline-block' },
  float: { float: 'left' },
  absolute: { position: 'absolute' },
  'table-cell': { display: 'table-cell' },
  grid: { display: 'grid', gridTemplateColumns: 'auto 1fr' },
  'narrow-flow': { inlineSize: 250 },
};

const place = () =>
  createElement(ImageUploadDropzone, { provider: apimart, defaultValue: EARLIER });

/** Renders every container with a dropzone in it. */
export function Places() {
  return createElement(
    'main',
    null,
    ...Object.entries(PLACES).map(([id, style]) =>
      createElement(
        'div',
        { key: id, style: { position: 'relative', display: 'flow-root', marginBlock: 16 } },
        createElement('div', { id, style }, place()),
      ),
    ),
    createElement('dialog', { key: 'dialog', id: 'dialog' }, place()),
    createElement('div', { key: 'popover', id: 'popover', popover: 'auto' }, place()),
  );
}

/** @param {{ utilities?: string }} props Utilities of the page's framework equivalent to `.own`. */
export function Looks({ utilities }) {
  return createElement(
    'main',
    null,
    dropzone('plain', ''),
    dropzone('own', 'own'),
    utilities !== undefined && dropzone('utilities', utilities),
  );
}
