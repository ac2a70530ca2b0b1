import { cleanup, render, screen, within } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  apimart,
  ImageUploadDropzone,
  ImageUploadItem,
  ImageUploadList,
  ImageUploadRoot,
  ImageUploadSummary,
  ImageUploadZone,
  type ImageUploadActions,
} from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import {
  aMoment,
  renderDropzone,
  slot,
  STANDS,
  statuses,
  SUCCEEDS,
  untilStatuses,
} from './render-dropzone.js';

afterEach(cleanup);

describe('the actions of a dropzone', () => {
  it('add images, start uploads, open the dialog and clear the list from outside', async () => {
    const actionsRef = createRef<ImageUploadActions>();
    const { input } = renderDropzone({ actionsRef, autoUpload: false });
    const { add, clear, open, upload } = actionsRef.current!;
    add([sampleImages.png(), sampleImages.gif()]);
    await untilStatuses('queued', 'queued');
    await aMoment();
    expect(statuses()).toEqual(['queued', 'queued']);
    upload();
    await untilStatuses('success', 'success');
    clear();
    await untilStatuses();

    const click = vi.spyOn(input, 'click').mockImplementation(() => {});
    open();
    expect(click).toHaveBeenCalledTimes(1);
  });

  it('are removed when the component unmounts', () => {
    const actionsRef = createRef<ImageUploadActions>();
    const { unmount } = renderDropzone({ actionsRef });
    expect(Object.keys(actionsRef.current!).toSorted()).toEqual(['add', 'clear', 'open', 'upload']);
    unmount();
    expect(actionsRef.current).toBeNull();
  });

  it('don’t open the dialog while the dropzone is disabled', () => {
    const actionsRef = createRef<ImageUploadActions>();
    const { input } = renderDropzone({ actionsRef, disabled: true });
    const click = vi.spyOn(input, 'click').mockImplementation(() => {});
    actionsRef.current!.open();
    expect(click).not.toHaveBeenCalled();
  });
});

describe('the parts', () => {
  it('can be arranged by the app, which replaces the default ones', async () => {
    render(
      <ImageUploadDropzone provider={apimart} http={SUCCEEDS}>
        <h2>Photos</h2>
        <ImageUploadList className="mine" aria-label="Photos" />
        <ImageUploadZone id="my-zone">
          <p>Here</p>
        </ImageUploadZone>
      </ImageUploadDropzone>,
    );
    const zone = screen.getByRole('group');
    expect(zone.id).toBe('my-zone');
    expect(within(zone).queryByRole('button')).toBeNull();
    expect(screen.getByText('Here')).toBeTruthy();
    // The description belongs to the replaced content.
    expect(zone.hasAttribute('aria-describedby')).toBe(false);
    expect(screen.queryByRole('list')).toBeNull();

    const transfer = new DataTransfer();
    transfer.items.add(sampleImages.png());
    const input = slot(zone, 'input') as HTMLInputElement;
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await untilStatuses('success');
    const list = screen.getByRole('list', { name: 'Photos' });
    expect(list.className).toBe('mine');
    expect(list.dataset['slot']).toBe('list');
  });

  it.each([
    ['ImageUploadZone', <ImageUploadZone key="" />],
    ['ImageUploadSummary', <ImageUploadSummary key="" />],
    ['ImageUploadList', <ImageUploadList key="" />],
    ['ImageUploadItem', <ImageUploadItem key="" id="1" />],
  ])('throw an error that says what is missing around %s', (name, part) => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(() => render(part)).toThrow(`${name} must be inside <ImageUploadRoot>.`);
    vi.mocked(console.error).mockRestore();
  });

  it('of two roots have separate lists', async () => {
    const actionsRef = createRef<ImageUploadActions>();
    render(
      <>
        <ImageUploadRoot provider={apimart} http={SUCCEEDS} actionsRef={actionsRef}>
          <ImageUploadList />
        </ImageUploadRoot>
        <ImageUploadRoot provider={apimart} http={SUCCEEDS}>
          <ImageUploadList />
        </ImageUploadRoot>
      </>,
    );
    actionsRef.current!.add([sampleImages.png()]);
    await untilStatuses('success');
    expect(screen.getAllByRole('list')).toHaveLength(1);
  });

  it('can be rendered by a function of the list and its actions', async () => {
    const { choose } = renderDropzone({
      http: STANDS,
      children: ({ isUploading, items, remove }) => (
        <>
          <ImageUploadZone />
          <p>{isUploading ? 'busy' : 'idle'}</p>
          <ul>
            {items.map(({ id, name, status }) => (
              <li key={id} data-status={status}>
                <button type="button" onClick={() => remove(id)}>
                  {name}
                </button>
              </li>
            ))}
          </ul>
        </>
      ),
    });
    expect(screen.getByText('idle')).toBeTruthy();
    await choose(sampleImages.png(), sampleImages.gif());
    await untilStatuses('uploading', 'uploading');
    expect(screen.getByText('busy')).toBeTruthy();
    screen.getByRole('button', { name: 'bars.gif' }).click();
    await untilStatuses('uploading');
    screen.getByRole('button', { name: 'gradient.png' }).click();
    expect(await screen.findByText('idle')).toBeTruthy();
  });
});
