import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import type { ApimartResult, UploadItem } from '../../src/index.js';
import { createTestHttp, sampleImages } from '../../src/testing/index.js';
import { renderDropzone, STANDS, statuses, untilStatuses } from './render-dropzone.js';
import { createWaitingHttp, refusal } from './waiting-backend.js';

afterEach(cleanup);

/** Records what a screen reader says about the dropzone, in order. */
function listen() {
  const heard: string[] = [];
  const regions = document.querySelector('[data-slot="announcer"]')!;
  const observer = new MutationObserver((records) => {
    const added = records.flatMap(({ addedNodes, target, type }) =>
      type === 'characterData' ? [target] : [...addedNodes],
    );
    heard.push(...added.map(({ textContent }) => textContent ?? '').filter((text) => text !== ''));
  });
  observer.observe(regions, { childList: true, characterData: true, subtree: true });
  onTestFinished(() => observer.disconnect());
  const untilHeard = (text: string | RegExp) =>
    waitFor(() => expect(heard.at(-1)).toEqual(expect.stringMatching(text)));
  return { heard, untilHeard };
}

describe('the alerts', () => {
  const REFUSES = createTestHttp([
    { progress: 1 },
    { answer: { status: 422, body: refusal('provider-rejected') } },
  ]);
  const BUSY = createTestHttp([
    { answer: { status: 503, body: refusal('proxy-unavailable', true) } },
  ]);

  it('name the file and say why, once', async () => {
    const { change, choose } = renderDropzone();
    const { heard, untilHeard } = listen();
    await choose(new File([], 'empty.png'));
    await untilHeard('empty.png: This file is empty.');
    change({ className: 'rendered-again' });
    await choose(sampleImages.png());
    await untilHeard('1 of 1 image uploaded.');
    expect(heard.filter((text) => text.includes('empty'))).toHaveLength(1);
  });

  it('report all refusals of one drop in one sentence', async () => {
    const { choose } = renderDropzone({ http: REFUSES });
    const { heard } = listen();
    const empty = Array.from({ length: 7 }, (_, at) => new File([], `${at}.png`));
    await choose(...empty, sampleImages.png({ name: 'a.png' }));
    await waitFor(() => expect(heard).toContain('0 of 1 image uploaded. 1 failed.'));
    const [sentence, ...others] = heard.filter((text) => text.startsWith('Not accepted'));
    expect(sentence).toMatch(/^Not accepted: 0.png, 1.png, 2.png, 3.png, 4.png,? and 2 more\./);
    expect(others).toEqual([]);
  });

  it('repeat if a retry fails the same way, and disappear with the file', async () => {
    const { choose, user } = renderDropzone({ http: BUSY, retries: 0 });
    const { heard } = listen();
    await choose(sampleImages.png({ name: 'a.png' }));
    const alerts = () => heard.filter((text) => text.startsWith('a.png: '));
    await waitFor(() => expect(alerts()).toHaveLength(1));
    await user.click(screen.getByRole('button', { name: 'Try again: a.png' }));
    await waitFor(() => expect(alerts()).toHaveLength(2));
    expect(alerts()[0]).toBe(alerts()[1]);
    await user.click(screen.getByRole('button', { name: 'Remove: a.png' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('do not repeat what an earlier dropzone said', async () => {
    let items: readonly UploadItem<ApimartResult>[] = [];
    const { choose, unmount } = renderDropzone({
      onValueChange: (value) => void (items = value),
    });
    await choose(new File([], 'empty.png'));
    await screen.findByRole('alert');
    unmount();
    const { choose: chooseMore } = renderDropzone({ defaultValue: items });
    await untilStatuses('rejected');
    const { heard, untilHeard } = listen();
    await chooseMore(sampleImages.png());
    await untilHeard('1 of 1 image uploaded.');
    expect(heard.filter((text) => text.includes('empty'))).toEqual([]);
  });
});

describe('the announcements', () => {
  it('are polite, and their element exists before the first one', () => {
    renderDropzone();
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it('are made at the start, at each quarter and at the end, not at every step', async () => {
    const { http, requests } = createWaitingHttp();
    const { choose } = renderDropzone({ http });
    const { heard, untilHeard } = listen();
    await choose(sampleImages.jpeg({ bytes: 100_000 }));
    await untilHeard('Uploading 1 image, 0% done.');
    for (let percent = 2; percent <= 26; percent += 2) {
      await requests[0]!.read(percent / 100);
      await new Promise(requestAnimationFrame);
    }
    await waitFor(() => expect(heard.at(-1)).toMatch(/(?:2[5-9]|3\d)% done/));
    // Everything has been sent, but there is no answer yet.
    await requests[0]!.read(1);
    await untilHeard('Uploading 1 image, 99% done.');
    requests[0]!.answer({ url: 'https://cdn.example/1' });
    await untilHeard('1 of 1 image uploaded.');
    expect(heard).toHaveLength(4);
  });

  it('don’t count files that are refused right away', async () => {
    const { choose } = renderDropzone({ http: STANDS });
    const { heard } = listen();
    await choose(
      ...Array.from({ length: 6 }, (_, at) => sampleImages.png({ name: `${at}.png` })),
      ...Array.from({ length: 3 }, (_, at) => new File([], `${at}.png`)),
    );
    await waitFor(() => expect(heard).toContainEqual(expect.stringMatching(/^Uploading 6 images/)));
    expect(heard.filter((text) => text.startsWith('Uploading'))).toHaveLength(1);
  });

  it('leave refusals to the alerts', async () => {
    const { choose } = renderDropzone();
    await choose(new File([], 'empty.png'));
    await untilStatuses('rejected');
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it('include failures at the end', async () => {
    const http = createTestHttp([{ answer: { status: 403, body: refusal('forbidden') } }]);
    const { choose } = renderDropzone({ http });
    await choose(sampleImages.png());
    await waitFor(() =>
      expect(screen.getByRole('status').textContent).toBe('0 of 1 image uploaded. 1 failed.'),
    );
    expect(statuses()).toEqual(['error']);
  });
});
