import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Slot } from '../../src/dropzone/context.js';
import { sampleImages } from '../../src/testing/index.js';
import { renderDropzone, slot, STANDS, untilStatuses } from './render-dropzone.js';

afterEach(cleanup);

const CLASS_NAMES: Record<Slot, string> = {
  root: 'my-root',
  label: 'my-label',
  description: 'my-description',
  zone: 'my-zone',
  input: 'my-input',
  invitation: 'my-invitation',
  controls: 'my-controls',
  choose: 'my-choose',
  camera: 'my-camera',
  prompt: 'my-prompt',
  hint: 'my-hint',
  summary: 'my-summary',
  totals: 'my-totals',
  'cancel-all': 'my-cancel-all',
  'retry-failed': 'my-retry-failed',
  'clear-finished': 'my-clear-finished',
  list: 'my-list',
  end: 'my-end',
  item: 'my-item',
  handle: 'my-handle',
  preview: 'my-preview',
  view: 'my-view',
  thumbnail: 'my-thumbnail',
  name: 'my-name',
  meta: 'my-meta',
  progress: 'my-progress',
  message: 'my-message',
  retry: 'my-retry',
  cancel: 'my-cancel',
  remove: 'my-remove',
  overlay: 'my-overlay',
  viewer: 'my-viewer',
  caption: 'my-caption',
  version: 'my-version',
  close: 'my-close',
  picture: 'my-picture',
  previous: 'my-previous',
  next: 'my-next',
  icon: 'my-icon',
};

/** Expects each element to have the class of its slot, and returns the existing slots. */
function expectClassNames(container: Element): Set<string> {
  const elements = [...container.querySelectorAll('[data-slot]:not([data-slot="announcer"])')];
  const slots = elements.map((element) => element.getAttribute('data-slot')!);
  expect(elements.map(({ classList }) => [...classList].at(-1))).toEqual(
    slots.map((name) => `my-${name}`),
  );
  return new Set(slots);
}

describe('a customized dropzone', () => {
  it('uses the app’s own labels, and the default ones otherwise', async () => {
    const { choose } = renderDropzone({
      http: STANDS,
      labels: {
        choose: (multiple) => (multiple ? 'Pick photos' : 'Pick a photo'),
        remove: 'Throw away',
        errors: { 'file-empty': () => 'Nothing in it.' },
      },
    });
    expect(screen.getByRole('button', { name: 'Pick photos' })).toBeTruthy();
    await choose(new File([], 'empty.png'), new File(['%PDF'], 'plan.pdf'));
    await untilStatuses('rejected', 'rejected');
    expect(screen.getByRole('button', { name: 'Throw away: empty.png' })).toBeTruthy();
    const alerts = [...document.querySelectorAll('[data-slot="message"]')].map(
      ({ textContent }) => textContent,
    );
    expect(alerts[0]).toBe('Nothing in it.');
    expect(alerts[1]).toMatch(/Use JPEG, PNG, WebP or GIF/);
  });

  it('has the app’s class name on each slot, besides the package’s on the root', async () => {
    const { choose, container, user } = renderDropzone({
      http: STANDS,
      label: 'Plans',
      description: 'One per story.',
      classNames: CLASS_NAMES,
      className: 'app',
    });
    const texts = Array.from({ length: 9 }, (_, at) => new File([], `empty-${at}.png`));
    await choose(sampleImages.png({ name: 'a.png' }), ...texts);
    await untilStatuses('uploading', ...texts.map(() => 'rejected'));
    await waitFor(() => slot(container, 'thumbnail'));
    const seen = expectClassNames(container);
    await user.click(screen.getByRole('button', { name: 'Cancel: a.png' }));
    await waitFor(() => slot(container, 'retry'));
    for (const name of expectClassNames(container)) seen.add(name);
    expect(slot(container, 'root').className).toBe('iud app my-root');
    // The other slots appear after a failure, in a grid, during a drag, with `sortable`, and in the larger view.
    const viewer = ['viewer', 'caption', 'version', 'close', 'picture', 'previous', 'next'];
    const late = ['camera', 'retry-failed', 'end', 'overlay', 'handle', ...viewer];
    expect([...seen, ...late].toSorted()).toEqual(Object.keys(CLASS_NAMES).toSorted());
  });

  it('leaves out the class name of the style sheet if it is unstyled', () => {
    const { change, container } = renderDropzone({ unstyled: true });
    expect(slot(container, 'root').hasAttribute('class')).toBe(false);
    change({ unstyled: false });
    expect(slot(container, 'root').className).toBe('iud');
  });
});
