import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createPortal } from 'react-dom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  apimart,
  ImageUploadDropzone,
  ImageUploadRoot,
  ImageUploadZone,
  useImageUpload,
} from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import { drag } from './drag.js';
import { aMoment, renderDropzone, slot, SUCCEEDS, untilStatuses } from './render-dropzone.js';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('a dropzone in a portal inside another one’s area', () => {
  function renderBoth() {
    const [onInner, onOuter] = [vi.fn(), vi.fn()];
    render(
      <ImageUploadRoot provider={apimart} http={SUCCEEDS} onFilesAdded={onOuter}>
        <ImageUploadZone>
          {createPortal(
            <dialog open>
              <ImageUploadDropzone provider={apimart} http={SUCCEEDS} onFilesAdded={onInner} />
            </dialog>,
            document.body,
          )}
        </ImageUploadZone>
      </ImageUploadRoot>,
    );
    return { dialog: screen.getByRole('dialog'), onInner, onOuter };
  }

  it('is the only one that gets its drops', async () => {
    const { dialog, onInner, onOuter } = renderBoth();
    drag('drop', slot(dialog, 'zone'), sampleImages.png());
    await untilStatuses('success');
    await aMoment();
    expect(onInner).toHaveBeenCalledTimes(1);
    expect(onOuter).not.toHaveBeenCalled();
  });

  it('is the only one that gets its chosen files', async () => {
    const { dialog, onInner, onOuter } = renderBoth();
    const user = userEvent.setup();
    await user.upload(slot(dialog, 'input'), sampleImages.png());
    await untilStatuses('success');
    await aMoment();
    expect(onInner).toHaveBeenCalledTimes(1);
    expect(onOuter).not.toHaveBeenCalled();
  });
});

describe('the button', () => {
  it('doesn’t submit a form', async () => {
    const onSubmit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
    vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(() => {});
    const user = userEvent.setup();
    render(
      <form onSubmit={onSubmit}>
        <ImageUploadDropzone provider={apimart} />
      </form>,
    );
    await user.click(screen.getByRole('button', { name: 'Choose images' }));
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('opens the dialog during the click, while the browser allows it', () => {
    const { chooseButton, input } = renderDropzone();
    const openDialog = vi.spyOn(input, 'click').mockImplementation(() => {});
    chooseButton.click();
    // Without waiting for anything.
    expect(openDialog).toHaveBeenCalledTimes(1);
  });

  it('empties the input before the dialog opens, so that the same file counts as a change', () => {
    const { chooseButton, input } = renderDropzone();
    const transfer = new DataTransfer();
    transfer.items.add(sampleImages.png());
    input.files = transfer.files;
    const held: number[] = [];
    vi.spyOn(input, 'click').mockImplementation(() => held.push(input.files!.length));
    chooseButton.click();
    expect(held).toEqual([0]);
  });
});

describe('the hidden input', () => {
  it('can be focused without taking up space or scrolling the page', async () => {
    const { container, input, zone } = renderDropzone({ required: true, name: 'images' });
    container.style.cssText = 'display: block; margin-block: 3000px; width: max-content';
    expect(input.checkVisibility()).toBe(true);
    const { height, width } = input.getBoundingClientRect();
    expect([width, height]).toEqual([0, 0]);

    zone.scrollIntoView({ block: 'start' });
    const before = window.scrollY;
    expect(before).toBeGreaterThan(0);
    input.focus();
    await aMoment();
    expect(document.activeElement).toBe(input);
    expect(window.scrollY).toBe(before);

    const widthWithInput = zone.getBoundingClientRect().width;
    input.style.display = 'none';
    expect(zone.getBoundingClientRect().width).toBe(widthWithInput);
  });

  it('blocks its form, since it is invisible but rendered', () => {
    const { input } = renderDropzone({ required: true, name: 'images' });
    expect(input.validity.valueMissing).toBe(true);
    expect(input.checkValidity()).toBe(false);
    expect(getComputedStyle(input).display).not.toBe('none');
    expect(getComputedStyle(input).visibility).toBe('visible');
  });
});

describe('a dialog that couldn’t be opened', () => {
  it('doesn’t block drops, although the browser reports nothing without a click', async () => {
    const actions: { current: { open: () => void } | null } = { current: null };
    const { zone } = renderDropzone({ actionsRef: (value) => void (actions.current = value) });
    // A click in another test file on this page counts for five seconds.
    await waitFor(() => expect(navigator.userActivation.isActive).toBe(false), { timeout: 10_000 });
    actions.current!.open();
    await aMoment();
    drag('dragenter', zone, sampleImages.png());
    drag('drop', zone, sampleImages.png());
    await untilStatuses('success');
  });
});

describe('an app’s own markup', () => {
  let opened: number;

  beforeEach(() => {
    opened = 0;
    // Counts the clicks that reach the input from anywhere, and keeps the dialog closed.
    const count = (event: Event) => {
      if (!(event.target instanceof HTMLInputElement)) return;
      opened += 1;
      event.preventDefault();
    };
    document.addEventListener('click', count, true);
    return () => document.removeEventListener('click', count, true);
  });

  function Label() {
    const { getInputProps, getRootProps } = useImageUpload({ provider: apimart });
    return (
      <label {...getRootProps()}>
        Photos <input {...getInputProps()} />
      </label>
    );
  }

  function Button() {
    const { getInputProps, getRootProps } = useImageUpload({ provider: apimart });
    return (
      <>
        <button {...getRootProps()}>Photos</button>
        <input {...getInputProps()} />
      </>
    );
  }

  it('with a label opens the dialog once', () => {
    render(<Label />);
    screen.getByText('Photos').click();
    expect(opened).toBe(1);
  });

  it('with a button in a form opens the dialog without submitting the form', () => {
    const onSubmit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
    render(
      <form onSubmit={onSubmit}>
        <Button />
      </form>,
    );
    screen.getByText('Photos').click();
    expect(opened).toBe(1);
    expect(onSubmit).not.toHaveBeenCalled();
  });
});
