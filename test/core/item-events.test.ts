import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextItem, type ItemEvent } from '../../src/core/items/item-events.js';
import { progressOf, type UploadItem } from '../../src/core/items/upload-item.js';
import { UploadError } from '../../src/core/errors/upload-error.js';

const error = new UploadError('network', 'The connection broke.');
const facts = { id: '1', name: 'photo.jpg', size: 1000, type: 'image/jpeg', provider: 'apimart' };

function freshItem(): UploadItem {
  return { ...facts, status: 'checking' };
}

function play(...events: ItemEvent[]): UploadItem {
  let item = freshItem();
  for (const event of events) item = nextItem(item, event);
  return item;
}

const accepted: ItemEvent = {
  type: 'accepted',
  imageType: 'image/png',
  facts: { type: 'image/png' },
  waitsFor: 'slot',
};
const started: ItemEvent = { type: 'started' };
const half: ItemEvent = { type: 'progressed', loaded: 500, total: 1000 };

describe('nextItem', () => {
  it('takes one image from its first status to its last', () => {
    const statuses = [accepted, started, half, { type: 'sent' } as const].map(
      (_, index, events) => play(...events.slice(0, index + 1)).status,
    );
    expect(statuses).toEqual(['queued', 'preparing', 'uploading', 'processing']);
    expect(
      play(accepted, started, half, { type: 'sent' }, { type: 'succeeded', result: {} }),
    ).toMatchObject({
      status: 'success',
      type: 'image/png',
    });
  });

  it('is not complete before the answer, whatever the browser reports', () => {
    const item = play(accepted, started, { type: 'progressed', loaded: 5000, total: 1000 });
    expect(item).toMatchObject({ loaded: 1000, total: 1000, progress: 0.99 });
  });

  it.each([0, Number.NaN, Infinity, -1])('uses the file size for a total of %d', (total) => {
    const item = play(accepted, started, { type: 'progressed', loaded: 250, total });
    expect(item).toMatchObject({ total: 1000, progress: 0.25 });
  });

  it('keeps the progress through a wait and a second try', () => {
    const waiting = play(accepted, started, half, { type: 'waited', reason: 'backoff', until: 5 });
    expect(waiting).toMatchObject({
      status: 'waiting',
      reason: 'backoff',
      until: 5,
      progress: 0.5,
    });
    expect(nextItem(waiting, { type: 'progressed', loaded: 1, total: 1000 })).toMatchObject({
      status: 'uploading',
      progress: 0.5,
    });
  });

  it('starts over when a person retries', () => {
    const failed = play(accepted, started, half, { type: 'failed', error });
    expect(progressOf(nextItem(failed, { type: 'retried' }))).toBe(0);
  });

  it('does not go back to uploading once every byte is sent', () => {
    const item = play(accepted, started, half, { type: 'sent' });
    expect(nextItem(item, half)).toBe(item);
  });

  it('keeps every promise under any order of events', () => {
    const anyEvent = fc.oneof<fc.Arbitrary<ItemEvent>[]>(
      fc.constant(accepted),
      fc.constant({ type: 'rejected', errors: [error] }),
      fc.constant(started),
      fc.record({
        type: fc.constant('progressed' as const),
        loaded: fc.oneof(fc.integer(), fc.double()),
        total: fc.oneof(fc.integer(), fc.double()),
      }),
      fc.constant({ type: 'sent' }),
      fc.constant({ type: 'waited', reason: 'offline' }),
      fc.constant({ type: 'succeeded', result: {} }),
      fc.constant({ type: 'failed', error }),
      fc.constant({ type: 'canceled', outcome: 'not-sent' }),
    );
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        let item = freshItem();
        let ended = false;
        for (const event of events) {
          const next = nextItem(item, event);
          expect(ended && next !== item, 'an event after the end changed it').toBe(false);
          const fell = 'progress' in next && next.progress < progressOf(item);
          expect(fell, 'progress fell').toBe(false);
          expect('progress' in next && next.progress >= 1, 'complete too early').toBe(false);
          item = next;
          ended = ['rejected', 'success', 'error', 'canceled'].includes(item.status);
        }
      }),
    );
  });
});
