import { cleanup, configure, render, screen } from '@testing-library/react';
import { Activity, createRef } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { apimart, ImageUploadDropzone, type ImageUploadActions } from '../../src/index.js';
import { aMoment, slot, untilStatuses } from '../dropzone/render-dropzone.js';
import { ACTIVE, ANSWER, watchUploads } from './watch-uploads.js';

afterEach(() => {
  cleanup();
  configure({ reactStrictMode: false });
  vi.restoreAllMocks();
});

/** Renders a dropzone that can be hidden, with one file in each active status. */
async function renderActive() {
  const watched = watchUploads();
  const actionsRef = createRef<ImageUploadActions>();
  const page = (mode: 'visible' | 'hidden') => (
    <Activity mode={mode}>
      <ImageUploadDropzone provider={apimart} {...watched.props} actionsRef={actionsRef} />
    </Activity>
  );
  const { container, rerender } = render(page('visible'));
  actionsRef.current!.add(watched.files);
  await watched.bringToActive();
  await untilStatuses(...ACTIVE);
  return {
    ...watched,
    actionsRef,
    isVisible: () => slot(container, 'root').checkVisibility(),
    show: () => rerender(page('visible')),
    hide: () => rerender(page('hidden')),
  };
}

describe.each([
  ['plain', false],
  ['under StrictMode', true],
])('a dropzone in an <Activity>, %s', (_, reactStrictMode) => {
  beforeEach(() => configure({ reactStrictMode }));

  it('that is hidden and immediately shown again continues every upload', async () => {
    const { areAborted, counts, hide, letSucceed, show } = await renderActive();
    hide();
    show();
    await aMoment();
    expect(areAborted()).toEqual([false, false, false]);
    await letSucceed();
    await untilStatuses(...ACTIVE.map(() => 'success'));
    expect(counts()).toMatchObject({ onUploadStart: 5, onSuccess: 5, onCancel: 0, onSettled: 1 });
  });

  it('that is hidden stops every upload and calls nothing, as if unmounted', async () => {
    const { actionsRef, areAborted, counts, goOnline, hide, isVisible, requests } =
      await renderActive();
    const before = counts();
    const actions = actionsRef.current!;
    hide();
    expect(isVisible()).toBe(false);
    expect(actionsRef.current).toBeNull();
    await Promise.resolve();
    // The third already has its answer and waits to be sent again.
    expect(areAborted()).toEqual([true, true, false]);
    for (const request of requests) request.answer(ANSWER);
    actions.add([new File(['%PDF'], 'plan.pdf')]);
    goOnline();
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(requests).toHaveLength(3);
    expect(counts()).toEqual(before);
  });

  it('that is shown again has canceled images that can be retried', async () => {
    const { actionsRef, counts, hide, letSucceed, show } = await renderActive();
    hide();
    await aMoment();
    show();
    await untilStatuses(...ACTIVE.map(() => 'canceled'));
    expect(counts()).toMatchObject({ onCancel: 0, onError: 0, onSettled: 0 });
    for (const button of screen.getAllByRole('button', { name: /^Try again/ })) button.click();
    await letSucceed(3 + ACTIVE.length);
    await untilStatuses(...ACTIVE.map(() => 'success'));
    expect(counts()).toMatchObject({ onSuccess: 5, onCancel: 0, onError: 0, onSettled: 1 });
    actionsRef.current!.clear();
    await untilStatuses();
  });
});
