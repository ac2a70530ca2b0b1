import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { apimart, ImageUploadDropzone, ImageUploadRoot, ImageUploadZone } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import { drag } from './drag.js';
import {
  aMoment,
  renderDropzone,
  slot,
  statuses,
  SUCCEEDS,
  untilStatuses,
} from './render-dropzone.js';

afterEach(cleanup);

/** Renders a dropzone with one image in its list. */
async function renderFilled(props: Parameters<typeof renderDropzone>[0] = {}) {
  const dropzone = renderDropzone(props);
  await dropzone.choose(sampleImages.png({ name: 'first.png' }));
  await untilStatuses('success');
  return { ...dropzone, row: screen.getByRole('listitem') };
}

describe('the list of a dropzone', () => {
  it('accepts drops like its zone, which shows them', async () => {
    const { row, zone } = await renderFilled();
    drag('dragenter', row, sampleImages.gif());
    await waitFor(() => expect(zone.dataset['drag']).toBe('accept'));
    expect(drag('dragover', row, sampleImages.gif())).toBe(false);
    expect(drag('drop', row, sampleImages.gif())).toBe(false);
    await untilStatuses('success', 'success');
    expect(zone.dataset['drag']).toBeUndefined();
  });

  it('shows when a drag leaves it', async () => {
    const { row, zone } = await renderFilled();
    drag('dragenter', row, sampleImages.gif());
    await waitFor(() => expect(zone.dataset['drag']).toBe('accept'));
    drag('dragleave', row, sampleImages.gif());
    await waitFor(() => expect(zone.dataset['drag']).toBeUndefined());
  });

  it('keeps showing a drag that moves from the list to the zone', async () => {
    const { row, zone } = await renderFilled();
    drag('dragenter', row, sampleImages.gif());
    await waitFor(() => expect(zone.dataset['drag']).toBe('accept'));
    drag('dragenter', zone, sampleImages.gif());
    drag('dragleave', row, sampleImages.gif());
    await aMoment();
    expect(zone.dataset['drag']).toBe('accept');
    drag('drop', zone, sampleImages.gif());
    await untilStatuses('success', 'success');
  });

  it('replaces the only image', async () => {
    const { row } = await renderFilled({ maxFiles: 1 });
    drag('drop', row, sampleImages.gif({ name: 'second.gif' }));
    await waitFor(() => expect(screen.getByRole('listitem').textContent).toContain('second.gif'));
  });

  it('ignores drops with dropTarget="zone", noDrag or disabled', async () => {
    for (const props of [{ dropTarget: 'zone' }, { noDrag: true }] as const) {
      const { row, unmount } = await renderFilled(props);
      drag('drop', row, sampleImages.gif());
      await aMoment();
      expect(statuses()).toEqual(['success']);
      unmount();
    }
    const { change, row } = await renderFilled();
    change({ disabled: true });
    drag('drop', row, sampleImages.gif());
    await aMoment();
    expect(statuses()).toEqual(['success']);
  });

  it('lets an app prevent a drop with a handler on the root', async () => {
    const { row } = await renderFilled({ onDrop: (event) => event.preventDefault() });
    drag('drop', row, sampleImages.gif());
    await aMoment();
    expect(statuses()).toEqual(['success']);
  });
});

describe('an element inside a dropzone', () => {
  it('keeps the drops it claims', async () => {
    const onFilesAdded = vi.fn();
    render(
      <ImageUploadRoot provider={apimart} http={SUCCEEDS} onFilesAdded={onFilesAdded}>
        <ImageUploadZone />
        <div data-testid="own" onDrop={(event) => event.preventDefault()} />
      </ImageUploadRoot>,
    );
    drag('drop', screen.getByTestId('own'), sampleImages.png());
    await aMoment();
    expect(onFilesAdded).not.toHaveBeenCalled();
  });

  it('that is a dropzone accepts its own drops, even on its list', async () => {
    const [onInner, onOuter] = [vi.fn(), vi.fn()];
    const { container } = render(
      <ImageUploadRoot provider={apimart} http={SUCCEEDS} onFilesAdded={onOuter}>
        <ImageUploadZone />
        <ImageUploadDropzone provider={apimart} http={SUCCEEDS} onFilesAdded={onInner} />
      </ImageUploadRoot>,
    );
    const outer = slot(container, 'root');
    const inner = slot(outer, 'root');
    drag('dragenter', outer, sampleImages.png());
    await waitFor(() => expect(slot(outer, 'zone').dataset['drag']).toBe('accept'));
    drag('dragenter', inner, sampleImages.png());
    await waitFor(() => expect(slot(inner, 'zone').dataset['drag']).toBe('accept'));
    expect(slot(outer, 'zone').dataset['drag']).toBeUndefined();
    drag('drop', inner, sampleImages.png());
    await waitFor(() => expect(onInner).toHaveBeenCalledTimes(1));
    await aMoment();
    expect(onOuter).not.toHaveBeenCalled();
  });
});
