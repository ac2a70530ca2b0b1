import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { sampleImages } from '../../src/testing/index.js';
import { renderDropzone, slot, STANDS, untilStatuses } from './render-dropzone.js';

afterEach(cleanup);

describe('the looks', () => {
  it('takes sentences of an app’s own, and keeps ours for the rest', async () => {
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
    const alerts = screen.getAllByRole('alert').map(({ textContent }) => textContent);
    expect(alerts[0]).toBe('Nothing in it.');
    expect(alerts[1]).toMatch(/Choose JPEG, PNG, WebP or GIF/);
  });

  it('puts a class name on each slot, beside ours on the root', async () => {
    const slots = ['root', 'zone', 'input', 'list', 'item', 'preview', 'name', 'meta'] as const;
    const more = ['progress', 'cancel', 'remove', 'retry', 'message'] as const;
    const classNames = Object.fromEntries([...slots, ...more].map((name) => [name, `my-${name}`]));
    const { choose, container, user } = renderDropzone({
      http: STANDS,
      classNames,
      className: 'app',
    });
    await choose(sampleImages.png({ name: 'a.png' }), new File([], 'empty.png'));
    await untilStatuses('uploading', 'rejected');
    for (const name of [...slots, 'progress', 'cancel', 'remove', 'message']) {
      expect(slot(container, name).classList).toContain(`my-${name}`);
    }
    await user.click(screen.getByRole('button', { name: 'Cancel: a.png' }));
    await waitFor(() => expect(slot(container, 'retry').className).toBe('my-retry'));
    expect(slot(container, 'root').className).toBe('iud app my-root');
  });

  it('leaves out our style sheet’s name where it is not wanted', () => {
    const { change, container } = renderDropzone({ unstyled: true });
    expect(slot(container, 'root').hasAttribute('class')).toBe(false);
    change({ unstyled: false });
    expect(slot(container, 'root').className).toBe('iud');
  });
});
