import { cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { apimart, ImageUploadDropzone } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import { renderDropzone, slot, SUCCEEDS, untilStatuses } from './render-dropzone.js';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const EARLIER = [{ id: '7', name: 'hall.png', result: { url: 'https://cdn.example/7' } }];

/** The texts of the elements that an attribute refers to. */
function textsOf(element: Element, attribute: string): (string | null)[] {
  const ids = element.getAttribute(attribute)?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)!.textContent);
}

describe('a dropzone with a label and a description', () => {
  it('is a group that they name and describe, as are its list and button', () => {
    renderDropzone({ label: 'Floor plans', description: 'One per story.', defaultValue: EARLIER });
    const group = screen.getByRole('group', { name: 'Floor plans' });
    expect(group.dataset['slot']).toBe('root');
    expect(textsOf(group, 'aria-describedby')).toEqual(['One per story.']);
    expect(within(group).getByRole('list', { name: 'Floor plans' })).toBeTruthy();
    const button = within(group).getByRole('button', { name: 'Choose images Floor plans' });
    expect(textsOf(button, 'aria-describedby')).toEqual([
      'One per story.',
      'JPEG, PNG, WebP or GIF, up to 20 MB',
    ]);
  });

  it('opens the file dialog by a click on the label, once', async () => {
    const openDialog = vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(() => {});
    renderDropzone({ label: 'Floor plans' });
    await userEvent.setup().click(screen.getByText('Floor plans'));
    expect(openDialog).toHaveBeenCalledTimes(1);
  });

  it('keeps what the app refers to, and its own name goes first', () => {
    render(
      <>
        <h2 id="heading">Plans of the house</h2>
        <p id="terms">No photos of people.</p>
        <ImageUploadDropzone
          provider={apimart}
          label="Plans"
          description="One per story."
          aria-labelledby="heading"
          aria-describedby="terms"
        />
      </>,
    );
    const group = screen.getByRole('group', { name: 'Plans of the house' });
    expect(textsOf(group, 'aria-describedby')).toEqual(['No photos of people.', 'One per story.']);
    expect(slot(group, 'label').textContent).toBe('Plans');
  });

  it('has only a description if that is all there is, on the group that the zone then is', () => {
    const { container } = renderDropzone({ description: 'One per story.' });
    expect(container.querySelector('label')).toBeNull();
    expect(textsOf(screen.getByRole('group'), 'aria-describedby')).toEqual([
      'One per story.',
      'JPEG, PNG, WebP or GIF, up to 20 MB',
    ]);
  });
});

describe('several dropzones on one page', () => {
  it('say which of them is meant, however they are named', async () => {
    const user = userEvent.setup({ applyAccept: false });
    const { container } = render(
      <>
        <h2 id="heading">Photos</h2>
        <ImageUploadDropzone provider={apimart} http={SUCCEEDS} label="Plans" />
        <ImageUploadDropzone provider={apimart} http={SUCCEEDS} aria-labelledby="heading" />
        <ImageUploadDropzone provider={apimart} http={SUCCEEDS} aria-label="Sketches" />
        <ImageUploadDropzone provider={apimart} http={SUCCEEDS} />
      </>,
    );
    for (const input of container.querySelectorAll<HTMLElement>('[data-slot="input"]')) {
      await user.upload(input, [sampleImages.png(), new File([], 'empty.png')]);
    }
    await untilStatuses(...Array.from({ length: 4 }, () => ['success', 'rejected']).flat());
    const heard = () =>
      [...container.querySelectorAll('[data-slot="announcer"]')].map((announcer) =>
        [...announcer.children].map(({ textContent }) => textContent),
      );
    const [done, empty] = ['1 of 1 image uploaded.', 'empty.png: This file is empty.'];
    await expect.poll(heard).toEqual([
      [`Plans: ${done}`, `Plans: ${empty}`],
      [`Photos: ${done}`, `Photos: ${empty}`],
      [`Sketches: ${done}`, `Sketches: ${empty}`],
      [done, empty],
    ]);
  });
});
