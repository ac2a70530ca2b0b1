import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aiHomeDesign } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import { stubNetwork } from '../transport/stub-network.js';
import { openUploader, statuses } from './open-uploader.js';
import { ANSWER, recordingHttp } from './recording-http.js';

const busy = (seconds: number) => ({
  answer: { status: 429, body: {}, headers: { 'retry-after': String(seconds) } },
});
/** Runs everything that takes no time, such as reading a file. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(0);
  }
}

const images = (count: number) => Array.from({ length: count }, () => sampleImages.png());

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a rate limit of the server', () => {
  it('pauses the whole queue once, and each file is sent after it', async () => {
    const { http, requests } = recordingHttp([busy(5)], [ANSWER]);
    const { uploader } = openUploader({ http });
    uploader.setConcurrency(1);
    uploader.add(images(3));
    await settle();
    expect(statuses(uploader)).toEqual(['waiting', 'queued', 'queued']);
    expect(uploader.store.items()[0]).toMatchObject({
      reason: 'rate-limited',
      until: expect.any(Number),
    });
    uploader.setConcurrency(3);
    await settle();
    expect(statuses(uploader)).toEqual(['waiting', 'waiting', 'waiting']);
    await vi.advanceTimersByTimeAsync(4900);
    expect(requests).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    await settle();
    expect(statuses(uploader)).toEqual(['success', 'success', 'success']);
    expect(requests).toHaveLength(4);
  });

  it('holds back everything but canceled files', async () => {
    const { http, requests } = recordingHttp([busy(60)], [ANSWER]);
    const { uploader } = openUploader({ http });
    uploader.add(images(1));
    await settle();
    expect(statuses(uploader)).toEqual(['waiting']);
    uploader.add(images(1));
    await settle();
    expect(statuses(uploader)).toEqual(['waiting', 'waiting']);
    uploader.cancel(uploader.store.ids()[0]!);
    expect(statuses(uploader)).toEqual(['canceled', 'waiting']);
    await vi.advanceTimersByTimeAsync(61_000);
    await settle();
    expect(statuses(uploader)).toEqual(['canceled', 'success']);
    expect(requests).toHaveLength(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('holds back a request whose headers arrive during the pause', async () => {
    const { http, requests } = recordingHttp([busy(5)], [ANSWER]);
    let calls = 0;
    // The second token takes a second, and meanwhile the first request hits the limit.
    const headers = () =>
      new Promise<Record<string, string>>((resolve) => {
        calls += 1;
        setTimeout(resolve, calls === 2 ? 1000 : 0, { authorization: `Bearer ${calls}` });
      });
    const { uploader } = openUploader({ http, headers });
    uploader.setConcurrency(2);
    uploader.add(images(2));
    await settle();
    await vi.advanceTimersByTimeAsync(1100);
    await settle();
    expect(requests).toHaveLength(1);
    expect(statuses(uploader)).toEqual(['waiting', 'waiting']);
    await vi.advanceTimersByTimeAsync(4000);
    await settle();
    expect(statuses(uploader)).toEqual(['success', 'success']);
    // A waiting token might have expired, so each request asks for a new one.
    expect(requests).toHaveLength(3);
    expect(calls).toBe(4);
  });
});

describe('without a network', () => {
  it('files wait, and are sent when it is back', async () => {
    const network = stubNetwork({ onLine: false });
    const { http, requests } = recordingHttp();
    const { callbacks, uploader } = openUploader({ http });
    uploader.setConcurrency(2);
    uploader.add(images(3));
    await settle();
    expect(statuses(uploader)).toEqual(['waiting', 'waiting', 'queued']);
    expect(uploader.store.items()[0]).toMatchObject({ reason: 'offline' });
    expect(uploader.store.items()[0]).not.toHaveProperty('until');
    await vi.advanceTimersByTimeAsync(600_000);
    expect(requests).toHaveLength(0);
    network.goOnline();
    await settle();
    expect(statuses(uploader)).toEqual(['success', 'success', 'success']);
    expect(callbacks.onError).not.toHaveBeenCalled();
    expect(network.listeners()).toBe(0);
  });

  it('an interrupted upload continues if a repeat is harmless', async () => {
    const network = stubNetwork({ onLine: true });
    const { http, requests } = recordingHttp(
      [{ progress: 0.4 }, { wait: 5000 }, { fail: 'network' }],
      [ANSWER],
    );
    const { uploader } = openUploader({ http });
    uploader.add(images(1));
    await settle();
    expect(statuses(uploader)).toEqual(['uploading']);
    network.goOffline();
    await vi.advanceTimersByTimeAsync(5000);
    await settle();
    expect(statuses(uploader)).toEqual(['waiting']);
    expect(uploader.store.items()[0]).toMatchObject({
      reason: 'offline',
      progress: expect.closeTo(0.4),
    });
    network.goOnline();
    await settle();
    expect(statuses(uploader)).toEqual(['success']);
    expect(new Set(requests.map(({ headers }) => headers.get('idempotency-key'))).size).toBe(1);
  });

  it('an interrupted upload asks for its outcome if a repeat costs money', async () => {
    const network = stubNetwork({ onLine: true });
    const { http, requests } = recordingHttp([
      { progress: 0.4 },
      { wait: 5000 },
      { fail: 'network' },
    ]);
    const { uploader } = openUploader({
      http,
      provider: aiHomeDesign,
      options: { serviceName: 'service-day-to-dusk' },
    });
    uploader.add(images(1));
    await settle();
    expect(statuses(uploader)).toEqual(['uploading']);
    network.goOffline();
    await vi.advanceTimersByTimeAsync(5000);
    await settle();
    expect(statuses(uploader)).toEqual(['error']);
    network.goOnline();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(uploader.store.items()[0]).toMatchObject({ error: { code: 'outcome-unknown' } });
    expect(requests).toHaveLength(1);
  });

  it('that the browser misses, one upload at a time finds out, and the others wait', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    const broken = Array.from({ length: 5 }, () => [{ fail: 'network' as const }]);
    const { http, requests } = recordingHttp(...broken, [{ answer: { body: { orderId: '1' } } }]);
    const { uploader } = openUploader({
      http,
      provider: aiHomeDesign,
      options: { serviceName: 'service-day-to-dusk' },
    });
    uploader.setConcurrency(3);
    uploader.add(images(8));
    await settle();
    // Those in flight are uncertain; those after them have not been risked.
    expect(statuses(uploader).join(' ')).toBe(
      'error error error waiting waiting waiting queued queued',
    );
    expect(uploader.store.items()[3]).toMatchObject({
      reason: 'backoff',
      until: expect.any(Number),
    });
    await vi.advanceTimersByTimeAsync(999);
    await settle();
    expect(requests).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(1);
    await settle();
    expect(requests).toHaveLength(4);
    // 2 s, and 4 s after the next one.
    await vi.advanceTimersByTimeAsync(6000);
    await settle();
    expect(statuses(uploader).join(' ')).toBe(
      'error error error error error success success success',
    );
    expect(requests).toHaveLength(8);
  });
});
