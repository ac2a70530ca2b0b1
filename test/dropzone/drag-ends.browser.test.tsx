import { cleanup, fireEvent, render, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { apimart, ImageUploadRoot, ImageUploadZone } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import { drag } from './drag.js';
import { aMoment, renderDropzone, slot } from './render-dropzone.js';

afterEach(cleanup);

const shown = (zone: HTMLElement) => zone.dataset['drag'];

async function dragOver(zone: HTMLElement): Promise<void> {
  drag('dragenter', zone, sampleImages.png());
  await waitFor(() => expect(shown(zone)).toBe('accept'));
}

describe('a drag over the zone', () => {
  it('stays shown over text in the zone', async () => {
    const { zone } = renderDropzone();
    await dragOver(zone);
    // Firefox enters and leaves the text node itself.
    const text = zone.querySelector('p')!.firstChild!;
    drag('dragenter', text as unknown as Element, sampleImages.png());
    drag('dragleave', zone, sampleImages.png());
    await aMoment();
    expect(shown(zone)).toBe('accept');
  });

  it('stays shown if Firefox enters twice and leaves once', async () => {
    const { chooseButton, zone } = renderDropzone();
    await dragOver(zone);
    drag('dragenter', chooseButton, sampleImages.png());
    drag('dragenter', chooseButton, sampleImages.png());
    drag('dragleave', zone, sampleImages.png());
    drag('dragleave', chooseButton, sampleImages.png());
    await aMoment();
    expect(shown(zone)).toBe('accept');
    drag('dragleave', chooseButton, sampleImages.png());
    await waitFor(() => expect(shown(zone)).toBeUndefined());
  });

  it('ends when it leaves, even if the element under it has been removed', async () => {
    const tree = (hasHint: boolean) => (
      <ImageUploadRoot provider={apimart}>
        <ImageUploadZone>{hasHint && <p>Drop here</p>}</ImageUploadZone>
      </ImageUploadRoot>
    );
    const { container, rerender } = render(tree(true));
    const zone = slot(container, 'zone');
    await dragOver(zone);
    drag('dragenter', zone.querySelector('p')!, sampleImages.png());
    rerender(tree(false));
    expect(zone.querySelector('p')).toBeNull();
    await aMoment();
    expect(shown(zone)).toBe('accept');
    drag('dragleave', zone, sampleImages.png());
    await waitFor(() => expect(shown(zone)).toBeUndefined());
  });

  it('ends when it leaves the zone’s frame', async () => {
    // These tests run in a frame, as do stories.
    expect(window.top).not.toBe(window);
    const { zone } = renderDropzone();
    await dragOver(zone);
    drag('dragleave', zone, sampleImages.png());
    await waitFor(() => expect(shown(zone)).toBeUndefined());
  });

  it.each(['dragend', 'drop', 'dragenter'] as const)(
    'ends with a %s elsewhere on the page',
    async (step) => {
      const { zone } = renderDropzone();
      await dragOver(zone);
      fireEvent(document.body, new DragEvent(step, { bubbles: true, cancelable: true }));
      await waitFor(() => expect(shown(zone)).toBeUndefined());
    },
  );

  it('ends when the pointer moves again, even if the browser didn’t report its end', async () => {
    const { zone } = renderDropzone();
    await dragOver(zone);
    fireEvent(document.body, new PointerEvent('pointermove', { bubbles: true }));
    await waitFor(() => expect(shown(zone)).toBeUndefined());
  });
});
