import { cleanup, render } from '@testing-library/react';
import { Activity, StrictMode, type ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { UploadItem } from '../../src/core/items/upload-item.js';
import { ItemPreview } from '../../src/dropzone/item/item-preview.js';
import { apimart, ImageUploadRoot, inspectImage } from '../../src/index.js';
import { makeQuarters, turned } from './previews-files.js';
import {
  drawnCanvas,
  preview,
  quarters,
  untilAllIsReleased,
  watchDecoding,
  type DecodingRecord,
} from './previews.js';
import { aMoment } from './render-dropzone.js';

let record: DecodingRecord;
beforeEach(() => {
  record = watchDecoding();
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function itemOf(file: File): Promise<UploadItem> {
  const facts = await inspectImage(file);
  const { name, size, type } = file;
  return { id: '1', name, size, type, file, facts, provider: 'apimart', status: 'preparing' };
}

const row = (item: UploadItem) => (
  <ImageUploadRoot provider={apimart}>
    <ul>
      <li>
        <ItemPreview item={item} name={item.name} />
      </li>
    </ul>
  </ImageUploadRoot>
);

const untilSeen = (seen: string) =>
  vi.waitFor(async () => expect(quarters(await drawnCanvas())).toBe(seen), 10_000);

describe('the picture', () => {
  it('is shown in strict mode, where effects run twice', async () => {
    const item = await itemOf(await makeQuarters(400, 300));
    render(<StrictMode>{row(item)}</StrictMode>);
    await untilSeen('RGBY');
    expect(record.bitmaps).toHaveLength(1);
    await untilAllIsReleased(record);
  });

  it('stays until another file’s picture replaces it', async () => {
    const file = await makeQuarters(400, 300);
    const { rerender } = render(row(await itemOf(file)));
    const canvas = await drawnCanvas();
    rerender(row(await itemOf(await turned(file, 3))));
    expect(preview().querySelector('canvas')).toBe(canvas);
    expect(quarters(canvas)).toBe('RGBY');
    await untilSeen('YBGR');
    expect(await drawnCanvas()).toBe(canvas);
    await untilAllIsReleased(record);
  });

  it('is replaced by the format’s name if the other file can’t be drawn', async () => {
    const { rerender } = render(row(await itemOf(await makeQuarters(400, 300, 'image/png'))));
    await drawnCanvas();
    rerender(row({ ...(await itemOf(new File(['?'], 'a.jpg'))), facts: { type: 'image/tiff' } }));
    await vi.waitFor(() => expect(preview().textContent).toBe('TIFF'), 10_000);
    expect(preview().querySelector('canvas')).toBeNull();
  });

  it('is shown again after being hidden', async () => {
    const item = await itemOf(await makeQuarters(400, 300));
    const at = (mode: 'hidden' | 'visible'): ReactNode => (
      <Activity mode={mode}>{row(item)}</Activity>
    );
    const { rerender } = render(at('visible'));
    await untilSeen('RGBY');
    rerender(at('hidden'));
    rerender(at('visible'));
    await aMoment();
    await untilSeen('RGBY');
    await untilAllIsReleased(record);
  });

  it('isn’t created again while the upload continues', async () => {
    const item = await itemOf(await makeQuarters(400, 300));
    const { rerender } = render(row(item));
    await untilSeen('RGBY');
    for (const progress of [0.1, 0.2]) rerender(row({ ...item, status: 'processing', progress }));
    await aMoment();
    await untilSeen('RGBY');
    expect(record.bitmaps).toHaveLength(1);
  });
});
