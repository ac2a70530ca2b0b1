import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { apimart } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import { drag } from './drag.js';
import { aMoment, renderDropzone, statuses, untilStatuses } from './render-dropzone.js';

afterEach(cleanup);

const ofType = (type: string) => new File(['x'], 'file', { type });

/** Returns the zone's verdict on a drag of files with these types. */
async function verdict(...types: string[]): Promise<string | undefined> {
  const { zone } = renderDropzone();
  drag('dragenter', zone, ...types.map(ofType));
  await waitFor(() => expect(zone.dataset).toHaveProperty('drag'));
  return zone.dataset['drag'];
}

describe('a drag over the zone', () => {
  it.each([
    ['accept', ['image/png']],
    ['accept', ['image/png', 'image/gif']],
    ['reject', ['application/pdf']],
    ['reject', ['image/tiff']],
    ['reject', ['image/png', 'application/pdf']],
    // Browsers know no type for many formats, and some systems use their own names.
    ['unknown', ['']],
    ['unknown', ['application/octet-stream']],
    ['unknown', ['image/pjpeg']],
    ['unknown', ['image/png', '']],
    ['reject', ['', 'application/pdf']],
  ])('shows %s for %j', async (expected, types) => {
    expect(await verdict(...types)).toBe(expected);
  });

  it('shows accept for more files than allowed, since the drop accepts some of them', async () => {
    const { zone } = renderDropzone({ maxFiles: 1 });
    drag('dragenter', zone, sampleImages.png(), sampleImages.gif());
    await waitFor(() => expect(zone.dataset['drag']).toBe('accept'));
  });

  it('is described in words, and the invitation returns when it leaves', async () => {
    const { zone } = renderDropzone();
    expect(screen.getByText('Drop or paste images here')).toBeTruthy();
    drag('dragenter', zone, sampleImages.png());
    expect(await screen.findByText('Drop to upload')).toBeTruthy();
    drag('dragleave', zone, sampleImages.png());
    expect(await screen.findByText('Drop or paste images here')).toBeTruthy();
    expect(zone.dataset['drag']).toBeUndefined();

    drag('dragenter', zone, ofType('application/pdf'));
    expect(await screen.findByText("This file type isn't supported")).toBeTruthy();
  });

  it('doesn’t flicker while crossing the zone’s content', async () => {
    const { chooseButton, zone } = renderDropzone();
    drag('dragenter', zone, sampleImages.png());
    await waitFor(() => expect(zone.dataset['drag']).toBe('accept'));
    drag('dragenter', chooseButton, sampleImages.png());
    drag('dragleave', zone, sampleImages.png());
    await aMoment();
    expect(zone.dataset['drag']).toBe('accept');
  });

  it('ends with the drop', async () => {
    const { zone } = renderDropzone();
    drag('dragenter', zone, sampleImages.png());
    await waitFor(() => expect(zone.dataset['drag']).toBe('accept'));
    drag('drop', zone, sampleImages.png());
    await untilStatuses('success');
    expect(zone.dataset['drag']).toBeUndefined();
  });

  it('of text shows nothing', async () => {
    const { zone } = renderDropzone();
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', 'words');
    fireEvent(zone, new DragEvent('dragenter', { dataTransfer, bubbles: true, cancelable: true }));
    await aMoment();
    expect(zone.dataset['drag']).toBeUndefined();
  });
});

describe('the file dialog', () => {
  it('offers the types the provider accepts', () => {
    const { input } = renderDropzone();
    expect(input.type).toBe('file');
    expect(input.multiple).toBe(true);
    expect(input.accept.split(',')).toEqual(expect.arrayContaining([...apimart.types, '.jpg']));
    expect(input.accept).not.toContain('*');
  });

  it('offers a single file if only one is allowed, or the camera', () => {
    const { input } = renderDropzone({ maxFiles: 1, capture: 'environment' });
    expect(input.multiple).toBe(false);
    expect(input.getAttribute('capture')).toBe('environment');
  });

  it('adds a row each time the same file is chosen', async () => {
    const { choose, input } = renderDropzone();
    const file = sampleImages.png();
    await choose(file);
    await untilStatuses('success');
    // Otherwise, the browser would report no change when the same file is chosen again.
    expect(input.files).toHaveLength(0);
    await choose(file);
    await untilStatuses('success', 'success');
  });

  it('doesn’t block drops after it is canceled', async () => {
    const { chooseButton, input, user, zone } = renderDropzone();
    const openDialog = vi.spyOn(input, 'click').mockImplementation(() => {});
    await user.click(chooseButton);
    expect(openDialog).toHaveBeenCalledTimes(1);
    fireEvent(input, new Event('cancel', { bubbles: true }));
    drag('dragenter', zone, sampleImages.gif());
    await waitFor(() => expect(zone.dataset['drag']).toBe('accept'));
    drag('drop', zone, sampleImages.gif());
    await untilStatuses('success');
  });

  it('keeps the list when it is canceled, even if the browser reports a change', async () => {
    const onFilesAdded = vi.fn();
    const { choose, input } = renderDropzone({ maxFiles: 1, onFilesAdded });
    await choose(sampleImages.png());
    await untilStatuses('success');
    fireEvent.change(input, { target: { files: new DataTransfer().files } });
    await aMoment();
    expect(statuses()).toEqual(['success']);
    expect(onFilesAdded).toHaveBeenCalledTimes(1);
  });
});
