import { describe, expect, it, vi } from 'vitest';
import { autoenhance } from '../../src/index.js';
import { createTestBackend, createTestHttp, sampleImages } from '../../src/testing/index.js';
import { openUploader, untilStatuses } from './open-uploader.js';

function openAutoenhance(options: object = {}) {
  const backend = createTestBackend();
  const http = createTestHttp(backend);
  const { uploader } = openUploader({ provider: autoenhance, options, http });
  const orders = () => backend.double.uploads.map(({ answer }) => answer['order_id']);
  return { uploader, orders, uploads: backend.double.uploads };
}

describe('the order of a drop on Autoenhance', () => {
  it('is one for all files of a drop, and another for the next drop', async () => {
    const { orders, uploader, uploads } = openAutoenhance();
    uploader.add(Array.from({ length: 10 }, () => sampleImages.jpeg()));
    await vi.waitFor(() => expect(uploads).toHaveLength(10), 10_000);
    uploader.add([sampleImages.jpeg()]);
    await vi.waitFor(() => expect(uploads).toHaveLength(11), 10_000);

    expect(new Set(orders().slice(0, 10)).size).toBe(1);
    expect(orders()[10]).not.toBe(orders()[0]);
    expect(new Set(uploads.map(({ answer }) => answer['image_id'])).size).toBe(11);
    expect(new Set(uploads.map(({ name }) => name)).size).toBe(11);
  });

  it('is the one that the app names', async () => {
    const orderId = '0b6a5b1e-6f5c-4a55-9d0e-3c1f6f2b7a11';
    const { orders, uploader } = openAutoenhance({ orderId });
    uploader.add([sampleImages.jpeg(), sampleImages.png()]);
    await untilStatuses(uploader, 'success', 'success');
    expect(orders()).toEqual([orderId, orderId]);
  });

  it('differs for each image if the app passes null', async () => {
    const { orders, uploader } = openAutoenhance({ orderId: null });
    uploader.add([sampleImages.jpeg(), sampleImages.png()]);
    await untilStatuses(uploader, 'success', 'success');
    expect(new Set(orders()).size).toBe(2);
  });

  it('is refused before anything is sent if it is not a UUID', async () => {
    const { uploader, uploads } = openAutoenhance({ orderId: 'my-order' });
    uploader.add([sampleImages.jpeg()]);
    await untilStatuses(uploader, 'error');
    expect(uploader.store.items()[0]).toMatchObject({ error: { code: 'invalid-request' } });
    expect(uploads).toHaveLength(0);
  });
});
