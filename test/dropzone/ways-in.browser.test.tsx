import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createPortal } from 'react-dom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { apimart, ImageUploadDropzone, ImageUploadRoot, ImageUploadZone } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import { aMoment, renderDropzone, slot, SUCCEEDS, untilStatuses } from './render-dropzone.js';
import { drag } from './drag.js';

let openDialog: ReturnType<typeof vi.spyOn>;

beforeEach(() => {
  openDialog = vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(() => {});
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('a click', () => {
  it('anywhere on the area opens the dialog once', async () => {
    const { chooseButton, user, zone } = renderDropzone();
    await user.click(zone);
    await user.click(zone.querySelector('p')!);
    expect(openDialog).toHaveBeenCalledTimes(2);
    await user.click(chooseButton);
    expect(openDialog).toHaveBeenCalledTimes(3);
  });

  it('beside the button opens nothing with noClick or while disabled', async () => {
    for (const props of [{ noClick: true }, { disabled: true }]) {
      const { user, zone } = renderDropzone(props);
      await user.click(zone);
      cleanup();
    }
    expect(openDialog).not.toHaveBeenCalled();
  });

  it('on a control inside the area is left to that control', async () => {
    const user = userEvent.setup();
    render(
      <ImageUploadRoot provider={apimart}>
        <ImageUploadZone>
          <a href="#help">Help</a>
          <label>
            <input type="checkbox" /> Private
          </label>
          <button type="button">Settings</button>
        </ImageUploadZone>
      </ImageUploadRoot>,
    );
    for (const role of ['link', 'checkbox', 'button']) await user.click(screen.getByRole(role));
    await user.click(screen.getByText('Private'));
    expect(openDialog).not.toHaveBeenCalled();
  });

  it('in a nested area opens only the inner dialog', async () => {
    const user = userEvent.setup();
    render(
      <ImageUploadRoot provider={apimart}>
        <ImageUploadZone aria-label="outer">
          <ImageUploadDropzone provider={apimart} http={SUCCEEDS} />
        </ImageUploadZone>
      </ImageUploadRoot>,
    );
    const [, inner] = screen.getAllByRole('group');
    await user.click(inner!);
    expect(openDialog.mock.instances).toEqual([slot(inner!, 'input')]);
  });

  it('in a portal inside the area doesn’t count as a click on the area', async () => {
    const user = userEvent.setup();
    render(
      <ImageUploadRoot provider={apimart}>
        <ImageUploadZone>{createPortal(<p>Elsewhere</p>, document.body)}</ImageUploadZone>
      </ImageUploadRoot>,
    );
    await user.click(screen.getByText('Elsewhere'));
    expect(openDialog).not.toHaveBeenCalled();
  });
});

describe('the Tab key', () => {
  it('skips the button with noKeyboard', async () => {
    const { chooseButton, user } = renderDropzone({ noKeyboard: true });
    await user.tab();
    expect(document.activeElement).not.toBe(chooseButton);
    await user.click(chooseButton);
    expect(openDialog).toHaveBeenCalledTimes(1);
  });
});

describe('a picture dragged from another page', () => {
  /** Chrome and Firefox provide its URL and its tag, but no file. */
  function dropAddress(zone: Element, html: string, address: string): boolean {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/uri-list', address);
    if (html !== '') dataTransfer.setData('text/html', html);
    return zone.dispatchEvent(
      new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
    );
  }

  it.each([
    ['with its <img> tag', '<img src="https://example.com/cat">', 'https://example.com/cat'],
    ['with a URL that ends like a picture', '', 'https://example.com/cat.jpg?width=200'],
  ])('%s is explained, until a file comes', async (_, html, address) => {
    const { zone } = renderDropzone();
    // The browser doesn't navigate away.
    expect(dropAddress(zone, html, address)).toBe(false);
    expect((await screen.findByRole('alert')).textContent).toMatch(/Save the image first/);
    drag('drop', zone, sampleImages.png());
    await untilStatuses('success');
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('isn’t confused with an ordinary link, which is ignored', async () => {
    const { zone } = renderDropzone();
    dropAddress(zone, '<a href="https://example.com/">Example</a>', 'https://example.com/');
    await aMoment();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
