import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import {
  apimart,
  autoenhance,
  ImageUploadDropzone,
  useApimartUpload,
  useImageUpload,
} from '../../src/index.js';

/** Returns the text that a reader sees. */
function wordsOf(html: string): string {
  return html.replace(/<!--.*?-->/g, '').replace(/<[^>]+>/g, '|');
}

describe('on a server, the dropzone', () => {
  it('renders its button and the types the provider accepts', () => {
    const html = renderToString(createElement(ImageUploadDropzone, { provider: apimart }));
    expect(html).toMatch(/^<div data-slot="root" data-layout="list" class="iud">/);
    expect(html).toMatch(/<button type="button"[^>]*>Choose images<\/button>/);
    expect(wordsOf(html)).toContain('|JPEG, PNG, WebP or GIF, up to 20 MB|');
    expect(html).toMatch(/<input[^>]*accept="image\/jpeg,.jpg/);
    expect(html).toMatch(/<div data-slot="announcer"[^>]*><output><\/output><\/div>/);
  });

  it('always renders the same markup, so that pages can be cached', () => {
    const dropzone = createElement(ImageUploadDropzone, {
      provider: apimart,
      maxFiles: 1,
      maxSize: '2MB',
      disabled: true,
    });
    const html = renderToString(dropzone);
    expect(renderToString(dropzone)).toBe(html);
    expect(html).toContain('data-disabled="true"');
    expect(wordsOf(html)).toContain('Choose an image');
  });

  it('describes the zone by its limits, with ids that aren’t shared between zones', () => {
    const html = renderToString(
      createElement(
        'div',
        null,
        createElement(ImageUploadDropzone, { provider: apimart }),
        createElement(ImageUploadDropzone, { provider: autoenhance }),
      ),
    );
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) {
      expect(html.split(`aria-describedby="${id}"`)).toHaveLength(3);
    }
  });
});

function Page() {
  const { isUploading, items, progress } = useImageUpload({ provider: apimart });
  const { progress: one, status } = useApimartUpload();
  return createElement('p', null, JSON.stringify({ items, isUploading, progress, one, status }));
}

describe('on a server, the hooks', () => {
  it('start empty', () => {
    const words = wordsOf(renderToString(createElement(Page))).replaceAll('&quot;', '"');
    expect(words).toBe('|{"items":[],"isUploading":false,"progress":0,"one":0,"status":"idle"}|');
  });
});
