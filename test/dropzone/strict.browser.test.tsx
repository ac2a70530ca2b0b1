import { cleanup, configure, render, screen, waitFor } from '@testing-library/react';
import { createRef, useEffect, useRef } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { apimart, ImageUploadDropzone, type ImageUploadActions } from '../../src/index.js';
import type { Validate } from '../../src/core/rules/validate.js';
import { sampleImages } from '../../src/testing/index.js';
import { spyOnCallbacks } from '../uploader/open-uploader.js';
import { drag } from './drag.js';
import { aMoment, renderDropzone, untilStatuses, type ApimartProps } from './render-dropzone.js';
import { createWaitingHttp, refusal } from './waiting-backend.js';

afterEach(() => {
  cleanup();
  configure({ reactStrictMode: false });
  vi.restoreAllMocks();
});

const ANSWER = { url: 'https://cdn.example/1' };
const png = (name: string) => sampleImages.png({ name });
const until = (all: string) => untilStatuses(...all.split(' '));
const click = (name: string) => screen.getByRole('button', { name }).click();

/** Creates a backend that waits, and counts callbacks, requests and object URLs. */
function watchEverything() {
  const callbacks = { ...spyOnCallbacks(), onValueChange: vi.fn() };
  const spies = {
    ...callbacks,
    urlsMade: vi.spyOn(URL, 'createObjectURL').mockClear(),
    urlsRevoked: vi.spyOn(URL, 'revokeObjectURL').mockClear(),
  };
  const { http, requests } = createWaitingHttp();
  return {
    props: { ...callbacks, http, concurrency: 2, retries: 0 },
    requests,
    untilRequests: (count: number) => waitFor(() => expect(requests).toHaveLength(count)),
    counts: (): Record<string, number> => {
      const calls = Object.entries(spies).map(([name, { mock }]) => [name, mock.calls.length]);
      return { ...Object.fromEntries(calls), requests: requests.length };
    },
  };
}

/** A rule whose verdict on one image comes only after its check has been aborted. */
const validate: Validate = ({ name }, _, { signal }) =>
  name === 'checked'
    ? new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined)))
    : undefined;

/** Plays everything that can happen to images, up to an empty list. */
async function playAll() {
  const { counts, props, requests, untilRequests } = watchEverything();
  const actionsRef = createRef<ImageUploadActions>();
  const { change, choose, zone } = renderDropzone({ ...props, actionsRef, validate });

  const pdf = new File(['%PDF'], 'plan.pdf');
  await choose(png('good'), pdf, png('bad'), png('stopped'), png('queued'), png('checked'));
  await untilRequests(2);
  await until('uploading rejected uploading queued queued checking');
  click('Cancel: checked');
  click('Cancel: queued');
  drag('drop', zone, png('late'), png('gone'));
  await until('uploading rejected uploading queued canceled canceled queued queued');
  change({ concurrency: 5 });
  await untilRequests(5);
  const [good, bad, stopped, late, gone] = requests;
  for (const request of [good, bad, stopped, gone]) await request!.read(0.5);
  await late!.read(1);
  good!.answer(ANSWER);
  bad!.answer(refusal('incomplete-body', true), 400);
  await until('success rejected error uploading canceled canceled processing uploading');
  click('Cancel: stopped');
  click('Cancel: late');
  click('Cancel: gone');
  await until('success rejected error canceled canceled canceled canceled canceled');
  click('Remove: gone');
  click('Try again: bad');
  await untilRequests(6);
  await requests[5]!.read(0.5);
  requests[5]!.answer(ANSWER);
  await until('success rejected success canceled canceled canceled canceled');
  actionsRef.current!.clear();
  await untilStatuses();
  await aMoment();
  cleanup();
  return counts();
}

/** An app that adds an image by itself, such as one that was shared with it. */
function Bringing(props: ApimartProps) {
  const actions = useRef<ImageUploadActions>(null);
  const isBrought = useRef(false);
  useEffect(() => {
    if (!isBrought.current) actions.current?.add([png('brought')]);
    isBrought.current = true;
  }, []);
  return <ImageUploadDropzone provider={apimart} {...props} actionsRef={actions} />;
}

async function playOne() {
  const { counts, props, requests, untilRequests } = watchEverything();
  render(<Bringing {...props} />);
  await untilRequests(1);
  await requests[0]!.read(0.5);
  requests[0]!.answer(ANSWER);
  await untilStatuses('success');
  await aMoment();
  cleanup();
  return counts();
}

const OF_LIST = { onFilesAdded: 2, onFilesRejected: 1, onSettled: 2, onValueChange: 13 };
const OF_ITEMS = { onUploadStart: 6, onSuccess: 2, onError: 1, onCancel: 5, onRemove: 8 };
const ALL = { ...OF_LIST, ...OF_ITEMS, requests: 6 };
const ONE = { onFilesAdded: 1, onUploadStart: 1, onCancel: 0, onSuccess: 1, requests: 1 };

describe('StrictMode doesn’t change the numbers of callbacks and requests', () => {
  it.each([
    ['for images in every possible state', playAll, ALL],
    ['for an image that an effect adds', playOne, ONE],
  ])('%s', async (_, play, expected) => {
    const plain = await play();
    configure({ reactStrictMode: true });
    expect(await play()).toEqual(plain);
    expect(plain).toMatchObject(expected);
    expect(plain['urlsRevoked']).toBe(plain['urlsMade']);
  });
});

describe('a component that unmounts in the middle', () => {
  it.each([
    ['plain', false],
    ['under StrictMode', true],
  ])('stops every request and calls no more callbacks, %s', async (_, reactStrictMode) => {
    configure({ reactStrictMode });
    const { counts, props, requests, untilRequests } = watchEverything();
    const actionsRef = createRef<ImageUploadActions>();
    const { choose, unmount, zone } = renderDropzone({ ...props, actionsRef, retries: 3 });
    await choose(png('sending'), png('sent'), png('queued'));
    await untilRequests(2);
    await requests[0]!.read(0.5);
    await requests[1]!.read(1);
    await until('uploading processing queued');
    const kept = actionsRef.current!;
    kept.add([png('being checked')]);
    drag('drop', zone, png('being read'));
    const before = counts();
    unmount();
    await Promise.resolve();
    expect(requests.map(({ signal }) => signal.aborted)).toEqual([true, true]);
    requests[0]!.drop();
    requests[1]!.answer(ANSWER);
    kept.clear();
    await aMoment();
    expect(counts()).toEqual(before);
  });
});
