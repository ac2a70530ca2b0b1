import { describe, expect, it, vi } from 'vitest';
import { stablecog, UploadError } from '../../src/index.js';
import type { Prepare } from '../../src/core/rules/prepare.js';
import { createTestBackend, createTestHttp, sampleImages } from '../../src/testing/index.js';
import { openUploader, statuses, untilStatuses } from './open-uploader.js';

const GIF = sampleImages.gif({ name: 'bars.gif' });
const PNG = sampleImages.png({ name: 'bars.png' });

/** Turns everything into a PNG, and declares that it can fix types. */
function toPng(made: File = PNG): Prepare & { calls: () => number } {
  let calls = 0;
  const prepare: Prepare = async () => {
    calls += 1;
    return { file: made, notes: ['Converted from GIF to PNG.'] };
  };
  return Object.assign(prepare, {
    mends: ['file-invalid-type', 'file-too-large'] as const,
    calls: () => calls,
  });
}

function openStablecog(settings: Parameters<typeof openUploader>[0]) {
  const backend = createTestBackend();
  const opened = openUploader({ provider: stablecog, http: createTestHttp(backend), ...settings });
  return { ...opened, backend };
}

function only({ uploader }: ReturnType<typeof openUploader>) {
  return uploader.store.items()[0]!;
}

describe('preparation', () => {
  it('fixes what it declares, and the row says what was done', async () => {
    const opened = openStablecog({ prepare: toPng() });
    opened.uploader.add([GIF]);
    await untilStatuses(opened.uploader, 'success');
    expect(only(opened)).toMatchObject({
      name: 'bars.png',
      type: 'image/png',
      size: PNG.size,
      facts: { type: 'image/png' },
      notes: ['Converted from GIF to PNG.'],
    });
    expect(opened.backend.double.uploads).toMatchObject([{ name: 'bars.png', type: 'image/png' }]);
  });

  it('runs inside a slot, with everything that is known', async () => {
    const prepare = vi.fn<Prepare>((file) => file);
    const opened = openStablecog({ prepare, maxSize: '5MB' });
    opened.uploader.add([PNG]);
    await untilStatuses(opened.uploader, 'success');
    expect(prepare).toHaveBeenCalledExactlyOnceWith(PNG, {
      rules: { types: stablecog.types, maxBytes: 5_000_000 },
      facts: expect.objectContaining({ type: 'image/png' }),
      options: {},
      signal: expect.any(AbortSignal),
    });
    expect(only(opened).file).toBe(PNG);
    expect(only(opened).notes).toBeUndefined();
  });

  it('runs several steps in order, each with the result of the previous one', async () => {
    const first = toPng();
    const second = vi.fn<Prepare>((file) => ({ file, notes: ['Looked at.'] }));
    const opened = openStablecog({ prepare: [first, second] });
    opened.uploader.add([GIF]);
    await untilStatuses(opened.uploader, 'success');
    const facts = expect.objectContaining({ type: 'image/png' });
    expect(second).toHaveBeenCalledExactlyOnceWith(PNG, expect.objectContaining({ facts }));
    expect(only(opened).notes).toEqual(['Converted from GIF to PNG.', 'Looked at.']);
  });

  it('ends with the first step that fails', async () => {
    const failing: Prepare = () => {
      throw new UploadError('metadata-not-removable', 'It cannot be stripped.');
    };
    const last = vi.fn<Prepare>((file) => file);
    const opened = openStablecog({ prepare: [toPng(), failing, last] });
    opened.uploader.add([GIF]);
    await untilStatuses(opened.uploader, 'error');
    expect(only(opened)).toMatchObject({ error: { code: 'metadata-not-removable' } });
    expect(last).not.toHaveBeenCalled();
  });

  it('rejects what it does not fix', async () => {
    const opened = openStablecog({ prepare: toPng(), minSize: '1MB' });
    opened.uploader.add([GIF]);
    await untilStatuses(opened.uploader, 'rejected');
    expect(opened.backend.double.requests).toHaveLength(0);
  });

  it('does not turn a non-image into an image', async () => {
    const prepare = toPng();
    const opened = openStablecog({ prepare });
    opened.uploader.add([new File(['%PDF-1.7'], 'plan.pdf', { type: 'application/pdf' })]);
    await untilStatuses(opened.uploader, 'rejected');
    expect(prepare.calls()).toBe(0);
  });

  it.each([
    ['of a type that is not accepted', sampleImages.gif(), 'file-invalid-type'],
    ['too large', sampleImages.png({ bytes: 10_484_737 }), 'file-too-large'],
    ['not an image', new File(['<html>'], 'a.png', { type: 'image/png' }), 'file-type-mismatch'],
    ['empty', new File([], 'a.png', { type: 'image/png' }), 'file-empty'],
  ])('is checked again: its result is %s', async (_, made, code) => {
    const opened = openStablecog({ prepare: toPng(made) });
    opened.uploader.add([GIF]);
    await untilStatuses(opened.uploader, 'error');
    expect(only(opened)).toMatchObject({ error: { code, retryable: false } });
    expect(opened.backend.double.requests).toHaveLength(0);
  });

  it("runs the app's own rule on its result", async () => {
    const validate = vi.fn((file: File) => (file.name === 'bars.png' ? 'No bars.' : undefined));
    const opened = openStablecog({ prepare: toPng(), validate });
    opened.uploader.add([GIF]);
    await untilStatuses(opened.uploader, 'error');
    expect(only(opened)).toMatchObject({ error: { code: 'custom' } });
    expect(validate).toHaveBeenCalledTimes(2);
  });

  it.each([
    [new UploadError('image-corrupt', 'It cannot be decoded.'), 'image-corrupt'],
    [new Error('A mistake of the app.'), 'custom'],
  ])('that fails only fails its own file: %s', async (thrown, code) => {
    const prepare: Prepare = (file) => {
      if (file.name === 'bad.png') throw thrown;
      return file;
    };
    const opened = openStablecog({ prepare });
    opened.uploader.add([sampleImages.png({ name: 'bad.png' }), PNG]);
    await untilStatuses(opened.uploader, 'error', 'success');
    expect(only(opened)).toMatchObject({ error: { code } });
  });

  it('runs once, however often the upload is tried', async () => {
    const prepare = toPng();
    const backend = createTestBackend({ faults: [{ trouble: 'answer', status: 402 }] });
    const opened = openUploader({ provider: stablecog, http: createTestHttp(backend), prepare });
    opened.uploader.add([GIF]);
    await untilStatuses(opened.uploader, 'error');
    opened.uploader.retry(only(opened).id);
    await untilStatuses(opened.uploader, 'success');
    expect(prepare.calls()).toBe(1);
    expect(backend.double.uploads).toMatchObject([{ type: 'image/png' }]);
  });

  it('stops when its file is canceled, and sends nothing', async () => {
    const signals: AbortSignal[] = [];
    const prepare: Prepare = (_, { signal }) => {
      signals.push(signal);
      return new Promise(() => {});
    };
    const opened = openStablecog({ prepare });
    opened.uploader.add([PNG]);
    await untilStatuses(opened.uploader, 'preparing');
    await vi.waitFor(() => expect(signals).toHaveLength(1));
    opened.uploader.cancel(only(opened).id);
    expect(signals[0]?.aborted).toBe(true);
    expect(statuses(opened.uploader)).toEqual(['canceled']);
    expect(opened.backend.double.requests).toHaveLength(0);
    expect(opened.callbacks.onError).not.toHaveBeenCalled();
  });

  it('that never ends frees its slot when its file is canceled', async () => {
    const prepare: Prepare = (file) =>
      file.name === 'stuck.png' ? new Promise<File>(() => {}) : file;
    const opened = openStablecog({ prepare });
    opened.uploader.setConcurrency(1);
    opened.uploader.add([sampleImages.png({ name: 'stuck.png' }), PNG]);
    await untilStatuses(opened.uploader, 'preparing', 'queued');
    opened.uploader.cancel(only(opened).id);
    await untilStatuses(opened.uploader, 'canceled', 'success');
  });
});
