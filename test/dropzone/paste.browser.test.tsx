import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent as pointer } from 'vitest/browser';
import { apimart, ImageUploadDropzone } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import { paste } from './clipboard.js';
import {
  aMoment,
  renderDropzone,
  slot,
  statuses,
  SUCCEEDS,
  untilStatuses,
} from './render-dropzone.js';

afterEach(cleanup);

const SCREENSHOT = () => sampleImages.png({ name: 'image.png' });

function names(root: ParentNode = document): string[] {
  return [...root.querySelectorAll('[data-slot="name"]')].map(({ textContent }) => textContent);
}

describe('a paste', () => {
  it('goes to the focused dropzone, under a generated name', async () => {
    const { chooseButton } = renderDropzone();
    chooseButton.focus();
    expect(paste({ files: [SCREENSHOT()] })).toBe(false);
    expect(paste({ files: [sampleImages.jpeg({ name: 'garden.jpg' })] })).toBe(false);
    await untilStatuses('success', 'success');
    expect(names()).toEqual([
      expect.stringMatching(/^pasted-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.png$/),
      'garden.jpg',
    ]);
  });

  it('of several unnamed pictures gives each a different name', async () => {
    const { chooseButton } = renderDropzone();
    chooseButton.focus();
    paste({ files: [SCREENSHOT(), SCREENSHOT()] });
    await untilStatuses('success', 'success');
    expect(new Set(names()).size).toBe(2);
  });

  it('goes to the dropzone used last', async () => {
    render(
      <>
        <ImageUploadDropzone provider={apimart} http={SUCCEEDS} className="one" />
        <ImageUploadDropzone provider={apimart} http={SUCCEEDS} className="other" />
      </>,
    );
    const [one, other] = [...document.querySelectorAll('[data-slot="root"]')];
    slot(other!, 'zone').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    expect(paste({ files: [SCREENSHOT()] }, document.body)).toBe(false);
    await untilStatuses('success');
    expect([names(one).length, names(other).length]).toEqual([0, 1]);
  });

  it('goes to the dropzone under the pointer, even if another was used last', async () => {
    render(
      <>
        <ImageUploadDropzone provider={apimart} http={SUCCEEDS} className="one" />
        <ImageUploadDropzone provider={apimart} http={SUCCEEDS} className="other" />
      </>,
    );
    const [one, other] = [...document.querySelectorAll('[data-slot="root"]')];
    slot(other!, 'zone').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    await pointer.hover(slot(one!, 'zone'));
    paste({ files: [SCREENSHOT()] }, document.body);
    await untilStatuses('success');
    expect([names(one).length, names(other).length]).toEqual([1, 0]);
  });

  it('goes to the focused dropzone, even if the pointer is over another', async () => {
    render(
      <>
        <ImageUploadDropzone provider={apimart} http={SUCCEEDS} />
        <ImageUploadDropzone provider={apimart} http={SUCCEEDS} />
      </>,
    );
    const [one, other] = [...document.querySelectorAll('[data-slot="root"]')];
    await pointer.hover(slot(one!, 'zone'));
    slot(other!, 'zone').querySelector('button')!.focus();
    paste({ files: [SCREENSHOT()] });
    await untilStatuses('success');
    expect([names(one).length, names(other).length]).toEqual([0, 1]);
  });

  it('is ignored if no dropzone has been used', async () => {
    renderDropzone();
    expect(paste({ files: [SCREENSHOT()] }, document.body)).toBe(true);
    await aMoment();
    expect(statuses()).toEqual([]);
  });

  it('is left to a text field with the focus', async () => {
    render(
      <ImageUploadDropzone provider={apimart} http={SUCCEEDS}>
        <textarea aria-label="Caption" />
        <div contentEditable aria-label="Story" />
      </ImageUploadDropzone>,
    );
    for (const name of ['Caption', 'Story']) {
      const field = screen.getByLabelText(name);
      field.focus();
      expect(paste({ files: [SCREENSHOT()] })).toBe(true);
    }
    await aMoment();
    expect(statuses()).toEqual([]);
  });

  it('of text ignores its accompanying picture, as from Word and Excel', async () => {
    const { chooseButton } = renderDropzone();
    chooseButton.focus();
    const html = '<!--StartFragment--><p class="MsoNormal">Dear all</p><!--EndFragment-->';
    expect(paste({ files: [SCREENSHOT()], html })).toBe(true);
    expect(paste({ files: [SCREENSHOT()], plain: 'Dear all' })).toBe(true);
    await aMoment();
    expect(statuses()).toEqual([]);
  });

  it('ignores the icon that Firefox provides for a file copied in the Finder', async () => {
    const { chooseButton } = renderDropzone();
    chooseButton.focus();
    // The picture is the icon, and the text is the file name.
    expect(paste({ files: [SCREENSHOT()], plain: 'IMG_0001.HEIC' })).toBe(true);
    await aMoment();
    expect(statuses()).toEqual([]);
  });

  it('accepts files with their names as text, as the Finder provides them', async () => {
    const { chooseButton } = renderDropzone();
    chooseButton.focus();
    const files = [sampleImages.jpeg({ name: 'a.jpg' }), sampleImages.png({ name: 'b.png' })];
    expect(paste({ files, plain: 'a.jpg\rb.png' })).toBe(false);
    await untilStatuses('success', 'success');
  });

  it('accepts a picture copied from a web page', async () => {
    const { chooseButton } = renderDropzone();
    chooseButton.focus();
    const html = '<meta charset="utf-8"><img src="https://example.com/cat.png" alt="A cat">';
    expect(paste({ files: [SCREENSHOT()], html })).toBe(false);
    await untilStatuses('success');
  });

  it('is ignored with noPaste and while disabled', async () => {
    for (const props of [{ noPaste: true }, { disabled: true }]) {
      const { zone } = renderDropzone(props);
      zone.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      expect(paste({ files: [SCREENSHOT()] }, zone)).toBe(true);
      cleanup();
    }
    await aMoment();
    expect(statuses()).toEqual([]);
  });

  it('of text is left to the browser', () => {
    const { chooseButton } = renderDropzone();
    chooseButton.focus();
    expect(paste({ plain: 'words' })).toBe(true);
  });

  it('is ignored after the dropzone unmounts', () => {
    const { unmount, zone } = renderDropzone();
    zone.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    unmount();
    expect(paste({ files: [SCREENSHOT()] }, document.body)).toBe(true);
  });
});
