import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../src/dropzone/styles.css';
import { renderDropzone, slot } from './render-dropzone.js';

/** What Android and iOS have, and a desktop hasn't. */
beforeEach(() => {
  Object.defineProperty(HTMLInputElement.prototype, 'capture', { configurable: true, value: '' });
});
afterEach(() => {
  cleanup();
  Reflect.deleteProperty(HTMLInputElement.prototype, 'capture');
  vi.restoreAllMocks();
});

/** What the browser reads from an input when it is clicked. */
function readAttributes(input: HTMLInputElement) {
  const read: (string | null)[][] = [];
  vi.spyOn(input, 'click').mockImplementation(() => {
    read.push([input.getAttribute('accept'), input.getAttribute('capture')]);
  });
  return read;
}

describe('a device with a camera', () => {
  it('has a button that opens it within the click, and the dialog stays as it was', () => {
    const { container, input } = renderDropzone();
    const before = input.getAttribute('accept');
    const read = readAttributes(input);
    screen.getByRole('button', { name: 'Take a photo' }).click();
    // Nothing was awaited.
    expect(read).toEqual([['image/jpeg', 'environment']]);
    slot(container, 'choose').click();
    expect(read[1]).toEqual([before, null]);
  });

  it('has the button beside the other, both as large as a finger', () => {
    const { container } = renderDropzone();
    const [camera, choose] = ['camera', 'choose'].map((name) =>
      slot(container, name).getBoundingClientRect(),
    );
    expect(camera!.width).toBeGreaterThanOrEqual(44);
    expect([camera!.top, camera!.height]).toEqual([choose!.top, choose!.height]);
    expect(camera!.left).toBeGreaterThanOrEqual(choose!.right);
  });

  it('has no such button if the dialog is the camera already, or photos are not accepted', async () => {
    renderDropzone({ capture: 'user' });
    expect(screen.queryByRole('button', { name: 'Take a photo' })).toBeNull();
    cleanup();
    renderDropzone({ accept: 'image/png' });
    await waitFor(() => expect(screen.getAllByRole('button')).toHaveLength(1));
  });

  it('names it after the dropzone, and disables it with everything else', () => {
    renderDropzone({ label: 'Plans', disabled: true });
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Take a photo Plans' });
    expect(button.disabled).toBe(true);
  });
});

it('a desktop has no such button', () => {
  Reflect.deleteProperty(HTMLInputElement.prototype, 'capture');
  renderDropzone();
  expect(screen.queryByRole('button', { name: 'Take a photo' })).toBeNull();
});
