import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { sampleImages } from '../../src/testing/index.js';
import { renderDropzone, slot, STANDS, untilStatuses } from './render-dropzone.js';
import { createWaitingHttp } from './waiting-backend.js';

afterEach(cleanup);

const INTERACTIVE = 'a[href], button, input, select, textarea, [tabindex], [role="button"]';

/** Returns the text of the elements that describe an element. */
function describedBy(element: Element): string {
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)!.textContent).join(' ');
}

describe('the zone', () => {
  it('is a group with one button, both described by the accepted files', () => {
    renderDropzone({ maxSize: '5MB' });
    const group = screen.getByRole('group');
    const button = within(group).getByRole<HTMLButtonElement>('button', { name: 'Choose images' });
    expect(button.tagName).toBe('BUTTON');
    expect(button.type).toBe('button');
    expect(describedBy(group)).toBe('JPEG, PNG, WebP or GIF, up to 5 MB');
    expect(describedBy(button)).toBe('JPEG, PNG, WebP or GIF, up to 5 MB');
  });

  it('contains nothing else that can be focused or read by a screen reader', () => {
    const { input, zone } = renderDropzone();
    expect(zone.hasAttribute('tabindex')).toBe(false);
    expect(input.tabIndex).toBe(-1);
    expect(input.getAttribute('aria-hidden')).toBe('true');
  });

  it('disables its button when it is disabled', () => {
    const { chooseButton, container } = renderDropzone({ disabled: true });
    expect(chooseButton.disabled).toBe(true);
    expect(slot(container, 'root').dataset).toHaveProperty('disabled');
  });
});

describe('a list of files', () => {
  it('has no nested interactive elements', async () => {
    const { choose, container } = renderDropzone({ http: STANDS });
    await choose(sampleImages.png(), new File(['%PDF'], 'plan.pdf'));
    await untilStatuses('uploading', 'rejected');
    const inner = container.querySelectorAll(`:is(${INTERACTIVE}) :is(${INTERACTIVE})`);
    expect([...inner]).toEqual([]);
    expect(container.querySelectorAll('[role="presentation"]')).toHaveLength(0);
  });

  it('has a name, and each of its buttons names its file', async () => {
    const { choose } = renderDropzone({ http: STANDS });
    await choose(sampleImages.png({ name: 'attic.png' }), sampleImages.png({ name: 'roof.png' }));
    await untilStatuses('uploading', 'uploading');
    const list = screen.getByRole('list', { name: 'Images' });
    for (const name of ['attic.png', 'roof.png']) {
      await screen.findByRole('button', { name: `View larger: ${name}` });
    }
    const names = within(list)
      .getAllByRole('button')
      .map((button) => button.getAttribute('aria-label'));
    expect(names).toEqual([
      'View larger: attic.png',
      'Cancel: attic.png',
      'View larger: roof.png',
      'Cancel: roof.png',
    ]);
    for (const button of within(list).getAllByRole<HTMLButtonElement>('button')) {
      expect(button.type).toBe('button');
    }
  });

  it('shows progress in whole percents, and no value while it is unknown', async () => {
    const { http, requests } = createWaitingHttp();
    const { choose } = renderDropzone({ http });
    await choose(sampleImages.png({ name: 'attic.png' }));
    await waitFor(() => expect(requests).toHaveLength(1));
    await requests[0]!.read(0.31);
    const bar = await screen.findByRole('progressbar', { name: 'Upload of attic.png' });
    await waitFor(() => expect(bar.getAttribute('value')).toMatch(/^3\d$/));
    expect(bar.getAttribute('max')).toBe('100');

    await requests[0]!.read(1);
    await untilStatuses('processing');
    expect(screen.getByRole('progressbar').hasAttribute('value')).toBe(false);
    requests[0]!.answer({ url: 'https://cdn.example/1' });
    await untilStatuses('success');
    expect(screen.queryByRole('progressbar')).toBeNull();
  });
});
