import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { UploadErrorCode } from '../../src/index.js';
import { createTestHttp, sampleImages, type ScriptStep } from '../../src/testing/index.js';
import { renderDropzone, slot, STANDS, untilStatuses } from './render-dropzone.js';
import { createWaitingHttp, refusal } from './waiting-backend.js';

afterEach(cleanup);

/** Creates a file whose reads never finish. */
function fileThatHangs(): File {
  const file = sampleImages.png();
  const slice = file.slice.bind(file);
  file.slice = (start, end, type) => {
    const piece = slice(start, end, type);
    piece.arrayBuffer = () => new Promise(() => {});
    return piece;
  };
  return file;
}

/** Returns the slots of the only row, in order. */
function slotsOfRow(): (string | undefined)[] {
  const row = screen.getByRole('listitem');
  return [...row.querySelectorAll<HTMLElement>(':scope > [data-slot]')].map(
    ({ dataset }) => dataset['slot'],
  );
}

const ALWAYS = ['preview', 'name', 'meta'];
const ACTIVE = [...ALWAYS, 'progress', 'cancel'];

async function showRow(file: File, status: string, http = STANDS) {
  const { choose } = renderDropzone({ http, retries: 1 });
  await choose(file);
  await untilStatuses(status);
}

describe('a row', () => {
  it('is in a list in a root, beside a zone with an input', async () => {
    const { choose, container } = renderDropzone();
    await choose(sampleImages.png());
    await untilStatuses('success');
    const root = slot(container, 'root');
    expect(slot(slot(root, 'zone'), 'input').tagName).toBe('INPUT');
    expect(slot(root, 'list').tagName).toBe('UL');
    expect(slot(slot(root, 'list'), 'item').tagName).toBe('LI');
  });

  it('is checking while its bytes are examined', async () => {
    await showRow(fileThatHangs(), 'checking');
    expect(slotsOfRow()).toEqual(ACTIVE);
    expect(screen.getByRole('progressbar').hasAttribute('value')).toBe(false);
  });

  it('is queued while others are ahead of it', async () => {
    const { choose } = renderDropzone({ http: STANDS, concurrency: 1 });
    await choose(sampleImages.png(), sampleImages.png());
    await untilStatuses('uploading', 'queued');
    const [, queued] = screen.getAllByRole('listitem');
    // A progress bar would suggest that part of it had been sent.
    expect(within(queued!).queryByRole('progressbar')).toBeNull();
    expect(slot(queued!, 'meta').textContent).toMatch(/Queued$/);
  });

  it('is preparing before the first byte is sent', async () => {
    const { choose } = renderDropzone({ http: STANDS, prepare: () => new Promise(() => {}) });
    await choose(sampleImages.png());
    await untilStatuses('preparing');
    expect(slotsOfRow()).toEqual(ACTIVE);
  });

  it('is uploading while bytes are sent', async () => {
    await showRow(sampleImages.png(), 'uploading');
    expect(slotsOfRow()).toEqual(ACTIVE);
    await waitFor(() =>
      expect(slot(screen.getByRole('listitem'), 'meta').textContent).toMatch(/30.?%$/),
    );
  });

  it('is processing when all bytes have been sent', async () => {
    const http = createTestHttp([{ progress: 1 }, { wait: Infinity }]);
    await showRow(sampleImages.png(), 'processing', http);
    expect(slotsOfRow()).toEqual(ACTIVE);
    expect(screen.getByText(/Processing at APIMart/)).toBeTruthy();
  });

  it('is waiting between two attempts, keeping its progress', async () => {
    const body = { error: { ...refusal('rate-limited', true).error, retryAfterMs: 60_000 } };
    const http = createTestHttp([{ progress: 0.5 }, { answer: { status: 429, body } }]);
    await showRow(sampleImages.png(), 'waiting', http);
    expect(slotsOfRow()).toEqual(ACTIVE);
    expect(screen.getByRole('progressbar').getAttribute('value')).toBe('50');
  });

  it('is success when the answer arrives', async () => {
    const http = createTestHttp([{ answer: { body: { url: 'https://cdn.example/1' } } }]);
    await showRow(sampleImages.png(), 'success', http);
    expect(slotsOfRow()).toEqual([...ALWAYS, 'remove']);
  });

  it('is rejected with a reason and its code', async () => {
    await showRow(new File(['%PDF'], 'plan.pdf', { type: 'application/pdf' }), 'rejected');
    expect(slotsOfRow()).toEqual([...ALWAYS, 'message', 'remove']);
    expect((await screen.findByRole('alert')).dataset['code']).toBe('file-invalid-type');
  });

  it('is canceled by the user, and can be retried', async () => {
    const { choose, user } = renderDropzone({ http: STANDS });
    await choose(sampleImages.png({ name: 'attic.png' }));
    await untilStatuses('uploading');
    await user.click(screen.getByRole('button', { name: 'Cancel: attic.png' }));
    await untilStatuses('canceled');
    expect(slotsOfRow()).toEqual([...ALWAYS, 'retry', 'remove']);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('can be retried after it is canceled', async () => {
    const { http, requests } = createWaitingHttp();
    const { choose, user } = renderDropzone({ http });
    await choose(sampleImages.png({ name: 'attic.png' }));
    await waitFor(() => expect(requests).toHaveLength(1));
    await requests[0]!.read(0.5);
    await user.click(screen.getByRole('button', { name: 'Cancel: attic.png' }));
    await user.click(screen.getByRole('button', { name: 'Try again: attic.png' }));
    await waitFor(() => expect(requests).toHaveLength(2));
    // A manual retry starts from zero.
    const bar = await screen.findByRole('progressbar');
    expect(bar.getAttribute('value')).toBe('0');
    requests[1]!.answer({ url: 'https://cdn.example/1' });
    await untilStatuses('success');
  });
});

const refused = (code: UploadErrorCode, status: number, retryable: boolean): ScriptStep[] => [
  { progress: 1 },
  { answer: { status, body: refusal(code, retryable) } },
];

describe('the offered retry', () => {
  it.each<[string, string | undefined, ScriptStep[]]>([
    ['the proxy says that a retry may help', 'Try again', refused('rate-limited', 429, true)],
    ['the vendor has not received it', 'Try again', refused('incomplete-body', 400, true)],
    ['the connection failed', 'Try again', [{ fail: 'network' }]],
    ['the answer was lost', 'Try again anyway', [{ progress: 1 }, { fail: 'network' }]],
    ['it may have arrived', 'Try again anyway', refused('bad-response', 502, false)],
    ['the user is not signed in', 'Try again', refused('unauthorized', 401, false)],
    ['another server answered', 'Try again', [{ answer: { status: 404 } }]],
    ['the proxy says that a retry will not help', undefined, refused('rate-limited', 429, false)],
    ['the vendor refused the image', undefined, refused('provider-rejected', 422, false)],
    ['the app denied it', undefined, refused('forbidden', 403, false)],
    ['the site has no credit', undefined, refused('quota-exceeded', 502, false)],
  ])('if %s: %s', async (_, offer, script) => {
    const { choose } = renderDropzone({ http: createTestHttp(script), retries: 0 });
    await choose(sampleImages.png({ name: 'attic.png' }));
    await untilStatuses('error');
    const retry = screen.getByRole('listitem').querySelector('[data-slot="retry"]');
    expect(retry?.textContent).toBe(offer);
    expect(retry?.getAttribute('aria-label')).toBe(offer && `${offer}: attic.png`);
    expect((await screen.findByRole('alert')).textContent).not.toBe('');
  });
});
