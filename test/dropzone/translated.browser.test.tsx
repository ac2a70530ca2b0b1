import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createTestHttp, sampleImages } from '../../src/testing/index.js';
import { renderDropzone, slot, untilStatuses } from './render-dropzone.js';
import { createWaitingHttp, refusal } from './waiting-backend.js';

afterEach(cleanup);

/** Replaces every text node with another node, as browsers' translators do. */
function translate(node: Node): void {
  if (node.nodeType !== Node.TEXT_NODE) {
    for (const child of node.childNodes) translate(child);
    return;
  }
  const { data, parentElement } = node as Text;
  if (data.trim() === '' || parentElement === null || parentElement.localName === 'font') return;
  const font = document.createElement('font');
  font.append(document.createElement('font'));
  font.firstChild!.textContent = data;
  (node as Text).replaceWith(font);
}

beforeEach(() => {
  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) translate(node);
  });
  observer.observe(document.body, { childList: true, subtree: true });
  onTestFinished(() => observer.disconnect());
});

const meta = (container: Element) => slot(container, 'meta').textContent;
const BUSY_FOR_A_WHILE = { ...refusal('rate-limited', true).error, retryAfterMs: 2000 };

describe('on a translated page', () => {
  it('a row updates from start to end, including a countdown', async () => {
    const { http, requests } = createWaitingHttp();
    const { choose, container } = renderDropzone({ http });
    await choose(sampleImages.jpeg({ bytes: 50_000 }));
    await waitFor(() => expect(meta(container)).toMatch(/0%$/));
    expect(container.querySelector('font')).toBeTruthy();
    requests[0]!.answer({ error: BUSY_FOR_A_WHILE }, 429);
    await waitFor(() =>
      expect(meta(container)).toMatch(/Paused: too many uploads · retrying in 2 s$/),
    );
    await waitFor(() => expect(meta(container)).toMatch(/retrying in 1 s$/));
    await waitFor(() => expect(requests).toHaveLength(2));
    await requests[1]!.read(0.6);
    await waitFor(() => expect(meta(container)).toMatch(/[56]\d%$/));
    requests[1]!.answer({ url: 'https://cdn.example/1' });
    await waitFor(() => expect(meta(container)).toMatch(/Uploaded$/));
    await waitFor(() =>
      expect(screen.getByRole('status').textContent).toBe('1 of 1 image uploaded.'),
    );
  });

  it('an error disappears when a retry starts, and returns', async () => {
    const http = createTestHttp([
      { progress: 1 },
      { answer: { status: 503, body: refusal('proxy-unavailable', true) } },
    ]);
    const { choose, container, user } = renderDropzone({ http, retries: 0 });
    await choose(sampleImages.png({ name: 'a.png' }), new File([], 'empty.png'));
    await untilStatuses('error', 'rejected');
    const sentence = slot(container, 'message').textContent;
    await waitFor(() =>
      expect(screen.getByRole('alert').textContent).toBe(
        'Not accepted: empty.png. Upload failed: a.png.',
      ),
    );
    await user.click(screen.getByRole('button', { name: 'Try again: a.png' }));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toBe(`a.png: ${sentence}`));
    expect(meta(container)).toMatch(/Failed$/);
    await user.click(screen.getByRole('button', { name: 'Remove: a.png' }));
    await untilStatuses('rejected');
  });

  it('the summary counts images, and shows and hides the remaining time', async () => {
    const { http, requests } = createWaitingHttp();
    const { choose, container } = renderDropzone({ http, concurrency: 10 });
    await choose(...Array.from({ length: 10 }, () => sampleImages.jpeg({ bytes: 50_000 })));
    await waitFor(() => expect(requests).toHaveLength(10));
    const totals = () => slot(container, 'totals').textContent;
    await waitFor(() => expect(totals()).toBe('0 of 10 uploaded'));
    for (const request of requests.slice(0, 9)) request.answer({ url: 'https://cdn.example/1' });
    await waitFor(() => expect(totals()).toMatch(/^9 of 10 uploaded/));
    for (const part of [0.2, 0.3, 0.4, 0.5, 0.6]) {
      await requests[9]!.read(part);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    await waitFor(() => expect(totals()).toMatch(/^9 of 10 uploaded · about/));
    requests[9]!.answer({ url: 'https://cdn.example/1' });
    await waitFor(() => expect(totals()).toBe('10 of 10 uploaded'));
  });
});
