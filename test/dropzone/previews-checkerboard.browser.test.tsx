import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import styles from '../../src/dropzone/styles.css?inline';
import { sampleImages } from '../../src/testing/index.js';
import { drawnCanvas, preview } from './previews.js';
import { renderDropzone, untilStatuses } from './render-dropzone.js';

let sheet: HTMLStyleElement;
beforeEach(() => {
  sheet = document.createElement('style');
  sheet.textContent = styles;
  document.head.append(sheet);
});

afterEach(() => {
  cleanup();
  sheet.remove();
  document.documentElement.style.colorScheme = '';
});

const boardOf = (element: Element) => getComputedStyle(element).backgroundImage;
const colorsIn = (board: string) => new Set(board.match(/(?:rgb|color)\([^)]*\)/g));

describe('the checkerboard', () => {
  it('is behind a picture, light or dark like the page', async () => {
    const { choose } = renderDropzone();
    await choose(sampleImages.png());
    const canvas = await drawnCanvas();
    document.documentElement.style.colorScheme = 'light';
    const light = boardOf(canvas);
    document.documentElement.style.colorScheme = 'dark';
    const dark = boardOf(canvas);
    expect([light, dark].every((board) => board.startsWith('repeating-conic-gradient('))).toBe(
      true,
    );
    const colors = new Set([...colorsIn(light), ...colorsIn(dark)]);
    expect(colors.size).toBe(4);
    // It is part of the picture, so forced colors don't affect it.
    expect(getComputedStyle(canvas).forcedColorAdjust).toBe('none');
  });

  it('isn’t on a tile without a picture', async () => {
    const { choose } = renderDropzone();
    await choose(new File(['no picture'], 'phone.heic'));
    await untilStatuses('rejected');
    expect(preview().textContent).toBe('HEIC');
    expect(boardOf(preview())).toBe('none');
  });

  it('has colors that an app can change', async () => {
    const { choose, container } = renderDropzone();
    await choose(sampleImages.png());
    const canvas = await drawnCanvas();
    const root = container.querySelector<HTMLElement>('.iud')!;
    root.style.setProperty('--iud-checker', 'rgb(1, 2, 3)');
    root.style.setProperty('--iud-checker-gap', 'rgb(4, 5, 6)');
    expect(boardOf(canvas)).toMatch(/rgb\(1, 2, 3\).*rgb\(4, 5, 6\)/);
  });
});
