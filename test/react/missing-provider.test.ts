import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import {
  ImageUploadDropzone,
  ImageUploadRoot,
  useImageUpload,
  type Provider,
} from '../../src/index.js';

type Any = Provider<Record<string, never>, object>;

function Hook({ provider }: { readonly provider: Any }) {
  return useImageUpload({ provider }).items.length;
}

describe.each([
  ['ImageUploadDropzone', ImageUploadDropzone<Record<string, never>, object>],
  ['ImageUploadRoot', ImageUploadRoot<Record<string, never>, object>],
  ['useImageUpload', Hook],
])('without a provider, %s', (name, component) => {
  it.each([
    [undefined, /got undefined .*import \{ apimart \} from 'image-upload-dropzone'.*stablecog/],
    [null, /got null /],
    [{}, /not a provider/],
    [() => {}, /a function/],
    ['apimart', /the string "apimart".*import \{ apimart \}.*provider: apimart\.$/],
    ['ai-homedesign', /import \{ aiHomeDesign \}/],
    ['autoenhnce', /import \{ autoenhance \}/],
    ['dropbox', /The providers are aiHomeDesign, apimart/],
  ])('says what to import for %s', (provider, sentence) => {
    const element = createElement(component, { provider: provider as unknown as Any });
    expect(() => renderToString(element)).toThrow(sentence);
    expect(() => renderToString(element)).toThrow(TypeError);
    expect(() => renderToString(element)).toThrow(new RegExp(`^${name} got `));
  });
});
