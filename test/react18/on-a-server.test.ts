import { createElement, StrictMode, version } from 'react';
import { renderToString, version as serverVersion } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import {
  apimart,
  autoenhance,
  ImageUploadDropzone,
  useApimartUpload,
  useImageUpload,
} from '../../src/index.js';

const uploaded = { id: '1', name: 'earlier.png', result: { url: 'https://cdn.example/1' } };

function Hooks() {
  const { items } = useImageUpload({ provider: autoenhance });
  return createElement('p', null, items.length, useApimartUpload().status);
}

function Page() {
  return createElement(
    StrictMode,
    null,
    createElement(ImageUploadDropzone, { provider: apimart, defaultValue: [uploaded] }),
    createElement(ImageUploadDropzone, { provider: apimart, value: [uploaded], name: 'image' }),
    createElement(ImageUploadDropzone, { provider: autoenhance, disabled: true, maxFiles: 1 }),
    createElement(Hooks),
  );
}

it('the tests run with the expected React version', () => {
  for (const each of [version, serverVersion]) {
    expect(each.split('.')[0]).toBe(process.env['REACT_MAJOR']);
  }
});

it('the server renders all components without warnings', () => {
  const complain = vi.spyOn(console, 'error');
  const warn = vi.spyOn(console, 'warn');
  expect(renderToString(createElement(Page)).split('data-slot="item"')).toHaveLength(3);
  expect(complain).not.toHaveBeenCalled();
  expect(warn).not.toHaveBeenCalled();
});
