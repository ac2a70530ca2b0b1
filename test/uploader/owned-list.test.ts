import { describe, expect, it, vi } from 'vitest';
import type { GivenItem } from '../../src/core/items/given-item.js';
import type { UploadItem } from '../../src/core/items/upload-item.js';
import type { AnySettings } from '../../src/uploader/settings.js';
import { createTestHttp, sampleImages } from '../../src/testing/index.js';
import { openUploader, statuses, untilStatuses } from './open-uploader.js';
import { recordingHttp } from './recording-http.js';

const STALLS = createTestHttp([{ progress: 0.3 }, { wait: Infinity }]);
const SENT = createTestHttp([{ progress: 1 }, { wait: Infinity }]);
const EARLIER: GivenItem = {
  id: 'record-7',
  name: 'kitchen.jpg',
  result: { url: 'https://cdn.example/7.jpg' },
};

type Change = Parameters<NonNullable<AnySettings['onValueChange']>>;

/** Every list that the app was given, abbreviated. */
function spyOnValue() {
  const onValueChange = vi.fn<(...change: Change) => void>();
  return {
    onValueChange,
    told: () =>
      onValueChange.mock.calls.map(([items, { item, reason }]) => [
        reason,
        item?.name,
        items.map(({ status }) => status).join(),
      ]),
  };
}

describe('a list that an app owns', () => {
  it('is reported when items come, end, move and go, and never for progress', async () => {
    const { onValueChange, told } = spyOnValue();
    const { uploader } = openUploader({ onValueChange });
    uploader.add([sampleImages.png({ name: 'a.png' }), sampleImages.gif({ name: 'b.gif' })]);
    await untilStatuses(uploader, 'success', 'success');
    uploader.add([new File(['%PDF'], 'plan.pdf')]);
    await untilStatuses(uploader, 'success', 'success', 'rejected');
    await vi.waitFor(() => expect(told()).toHaveLength(5));
    const [first] = uploader.store.ids();
    uploader.move(first!, 2);
    uploader.move(first!, 2);
    uploader.remove(first!);
    uploader.clear();
    expect(told()).toEqual([
      ['add', undefined, 'checking,checking'],
      ['status', 'a.png', expect.stringMatching(/^success,/)],
      ['status', 'b.gif', 'success,success'],
      ['add', 'plan.pdf', 'success,success,checking'],
      ['status', 'plan.pdf', 'success,success,rejected'],
      ['reorder', 'a.png', 'success,rejected,success'],
      ['remove', 'a.png', 'success,rejected'],
      ['remove', undefined, ''],
    ]);
  });

  it('is reported before the other callbacks, so that they see the current list', async () => {
    const order: string[] = [];
    const { uploader } = openUploader({
      onFilesAdded: () => order.push('onFilesAdded'),
      onSuccess: () => order.push('onSuccess'),
      onRemove: () => order.push('onRemove'),
      onValueChange: (...[, { reason }]) => order.push(reason),
    });
    uploader.add([sampleImages.png()]);
    await untilStatuses(uploader, 'success');
    uploader.clear();
    expect(order).toEqual(['add', 'onFilesAdded', 'status', 'onSuccess', 'remove', 'onRemove']);
  });

  it('stops what the app removes, and does not report the list that it was given', async () => {
    const { onValueChange } = spyOnValue();
    const { callbacks, uploader } = openUploader({ onValueChange, http: STALLS });
    uploader.add([sampleImages.png(), sampleImages.gif()]);
    await untilStatuses(uploader, 'uploading', 'uploading');
    const items = uploader.store.items();
    uploader.take(items);
    onValueChange.mockClear();
    uploader.take(items.slice(1));
    expect(statuses(uploader)).toEqual(['uploading']);
    expect(callbacks.onCancel).toHaveBeenCalledTimes(1);
    expect(callbacks.onRemove).toHaveBeenCalledTimes(1);
    expect(onValueChange).not.toHaveBeenCalled();
  });

  it('loses no update to a late echo', async () => {
    const lists: (readonly UploadItem[])[] = [];
    const { uploader } = openUploader({ onValueChange: (items) => lists.push(items) });
    uploader.add([sampleImages.png()]);
    uploader.add([sampleImages.gif()]);
    await untilStatuses(uploader, 'success', 'success');
    for (const list of lists) {
      uploader.take(list);
      expect(statuses(uploader)).toEqual(['success', 'success']);
    }
  });

  it('starts with images that were uploaded earlier, and uploads none of them', async () => {
    const { http, requests } = recordingHttp();
    const { callbacks, uploader } = openUploader({ http });
    uploader.take([EARLIER]);
    expect(uploader.store.items()).toEqual([
      { ...EARLIER, size: 0, type: '', provider: 'apimart', status: 'success' },
    ]);
    expect(uploader.store.totals()).toMatchObject({ results: 1, count: 0, progress: 0 });
    uploader.add([sampleImages.png()]);
    await untilStatuses(uploader, 'success', 'success');
    uploader.retry(EARLIER.id);
    expect(requests).toHaveLength(1);
    expect(callbacks.onSuccess).toHaveBeenCalledTimes(1);
  });

  it('follows the app’s order, with items that the app does not know yet last', async () => {
    const { uploader } = openUploader();
    uploader.add([sampleImages.png({ name: 'a' }), sampleImages.png({ name: 'b' })]);
    await untilStatuses(uploader, 'success', 'success');
    const items = uploader.store.items();
    uploader.take(items);
    uploader.add([sampleImages.png({ name: 'c' })]);
    uploader.take([...items.toReversed(), EARLIER]);
    expect(uploader.store.items().map(({ name }) => name)).toEqual(['b', 'a', 'kitchen.jpg', 'c']);
  });

  it('is back at its initial value after a reset', async () => {
    const { uploader } = openUploader({ defaultValue: [EARLIER] });
    uploader.add([sampleImages.png()]);
    await untilStatuses(uploader, 'success');
    uploader.reset();
    expect(uploader.store.ids()).toEqual([EARLIER.id]);
  });
});

describe('an item that comes back in another component', () => {
  /** The rest of an upload whose component was unmounted in the middle. */
  async function leaveAndReturn(http: AnySettings['http']) {
    const before = openUploader({ http });
    before.uploader.add([sampleImages.png()]);
    await vi.waitFor(() => expect(statuses(before.uploader)[0]).toMatch(/uploading|processing/));
    const items = before.uploader.store.items();
    before.uploader.unmount();
    await vi.waitFor(() => expect(statuses(before.uploader)).toEqual(['canceled']));
    const { http: next, requests } = recordingHttp();
    const { uploader } = openUploader({ http: next });
    uploader.take(items);
    return { uploader, requests, id: items[0]!.id };
  }

  it('is canceled, and can be tried again', async () => {
    const { id, requests, uploader } = await leaveAndReturn(STALLS);
    expect(uploader.store.items()[0]).toMatchObject({ status: 'canceled', outcome: 'not-sent' });
    uploader.retry(id);
    await untilStatuses(uploader, 'success');
    expect(requests).toHaveLength(1);
  });

  it('may have arrived, and still has its key', async () => {
    const { http, requests: first } = recordingHttp([{ progress: 1 }, { wait: Infinity }]);
    const { id, requests, uploader } = await leaveAndReturn(http);
    expect(uploader.store.items()[0]).toMatchObject({ status: 'canceled', outcome: 'unknown' });
    uploader.retry(id);
    await untilStatuses(uploader, 'success');
    const keys = [...first, ...requests].map(({ headers }) => headers.get('idempotency-key'));
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });
});

describe('a cancel', () => {
  it('says that the image may have arrived once all of it was sent', async () => {
    for (const [http, outcome] of [
      [STALLS, 'not-sent'],
      [SENT, 'unknown'],
    ] as const) {
      const { callbacks, uploader } = openUploader({ http });
      uploader.add([sampleImages.png()]);
      await vi.waitFor(() => expect(statuses(uploader)[0]).toMatch(/uploading|processing/));
      uploader.cancel(uploader.store.ids()[0]!);
      expect(callbacks.onCancel).toHaveBeenCalledExactlyOnceWith(
        expect.objectContaining({ status: 'canceled', outcome }),
      );
    }
  });
});
