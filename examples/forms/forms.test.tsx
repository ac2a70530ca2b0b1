import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTestBackend, createTestHttp, sampleImages } from 'image-upload-dropzone/testing';
import { HouseForm as HookForm } from './hook-form.js';
import type { House } from './photos.js';
import { PlainForm } from './plain-form.js';
import { AvatarField } from './single-image.js';
import { HouseForm as TanStackForm } from './tanstack-form.js';

afterEach(cleanup);
vi.setConfig({ testTimeout: 30_000 });

const EARLIER = {
  id: 'photo-7',
  name: 'garden.jpg',
  result: { url: 'https://cdn.example/garden.jpg' },
};

async function choose(...files: File[]) {
  const user = userEvent.setup({ applyAccept: false });
  await user.upload(document.querySelector<HTMLInputElement>('input[type="file"]')!, files);
}

const rows = () => screen.queryAllByRole('listitem').map(({ dataset }) => dataset['status']);
const untilRows = (...statuses: string[]) =>
  waitFor(() => expect(rows()).toEqual(statuses), { timeout: 10_000 });
const form = () => screen.getByRole<HTMLFormElement>('form');

describe('the plain form', () => {
  it('requires a photo, and sends the URL of each', async () => {
    const backend = createTestBackend();
    render(<PlainForm http={createTestHttp(backend)} />);
    await userEvent.type(screen.getByLabelText('Address'), 'Main Street 1');
    expect(form().checkValidity()).toBe(false);
    await choose(sampleImages.jpeg(), sampleImages.png());
    await untilRows('success', 'success');
    expect(form().checkValidity()).toBe(true);
    const sent = new FormData(form());
    expect(sent.get('address')).toBe('Main Street 1');
    expect(sent.getAll('photos')).toEqual([
      expect.stringMatching(/^https:/),
      expect.stringMatching(/^https:/),
    ]);
    expect([...sent.keys()]).toEqual(['address', 'photos', 'photos']);
  });

  it('is blocked during an upload', async () => {
    render(<PlainForm http={createTestHttp([{ progress: 0.5 }, { wait: Infinity }])} />);
    await choose(sampleImages.jpeg());
    await untilRows('uploading');
    const input = document.querySelector<HTMLInputElement>('input[type="file"]')!;
    await waitFor(() =>
      expect(input.validationMessage).toBe('Please wait for the uploads to finish.'),
    );
  });

  it('starts over after a reset', async () => {
    render(<PlainForm http={createTestHttp(createTestBackend())} />);
    await choose(sampleImages.jpeg());
    await untilRows('success');
    await userEvent.click(screen.getByRole('button', { name: 'Start over' }));
    await untilRows();
    expect(new FormData(form()).getAll('photos')).toEqual([]);
  });
});

describe.each([
  ['react-hook-form', HookForm],
  ['TanStack Form', TanStackForm],
])('the form with %s', (_, HouseForm) => {
  function renderHouse(house: House) {
    const onSave = vi.fn();
    render(<HouseForm house={house} http={createTestHttp(createTestBackend())} onSave={onSave} />);
    return { onSave, save: () => fireEvent.submit(form()) };
  }

  it('saves photos that were uploaded earlier and new ones', async () => {
    const { onSave, save } = renderHouse({ address: 'Main Street 1', photos: [EARLIER] });
    await untilRows('success');
    await choose(sampleImages.jpeg({ name: 'kitchen.jpg' }));
    await untilRows('success', 'success');
    save();
    await waitFor(() => expect(onSave).toHaveBeenCalled());
    expect(onSave).toHaveBeenCalledWith({
      address: 'Main Street 1',
      photos: [EARLIER.result.url, expect.stringMatching(/^https:/)],
    });
  });

  it('asks for a photo, and does not count a refused file', async () => {
    const { onSave, save } = renderHouse({ address: 'Main Street 1', photos: [] });
    save();
    expect(await screen.findByText('Add a photo.')).toBeTruthy();
    await choose(new File(['%PDF'], 'plan.pdf'));
    await untilRows('rejected');
    save();
    await waitFor(() => expect(screen.getByText('Add a photo.')).toBeTruthy());
    expect(onSave).not.toHaveBeenCalled();
  });

  it('drops a photo that is removed', async () => {
    const { onSave, save } = renderHouse({ address: 'Main Street 1', photos: [EARLIER] });
    await choose(sampleImages.jpeg({ name: 'kitchen.jpg' }));
    await untilRows('success', 'success');
    await userEvent.click(screen.getByRole('button', { name: 'Remove: garden.jpg' }));
    await untilRows('success');
    save();
    await waitFor(() => expect(onSave).toHaveBeenCalled());
    expect(onSave.mock.lastCall![0].photos).toHaveLength(1);
  });
});

describe('the field for one picture', () => {
  it('shows the current picture, and replaces it', async () => {
    const { container } = render(
      <form aria-label="You">
        <AvatarField picture={EARLIER.result.url} http={createTestHttp(createTestBackend())} />
      </form>,
    );
    expect(new FormData(form()).getAll('picture')).toEqual([EARLIER.result.url]);
    expect(container.querySelector('img')?.src).toBe(EARLIER.result.url);
    await choose(new File(['%PDF'], 'plan.pdf'));
    // A refused file replaces nothing.
    await untilRows('success', 'rejected');
    expect(new FormData(form()).getAll('picture')).toEqual([EARLIER.result.url]);
    await choose(sampleImages.png({ name: 'portrait.png' }));
    await untilRows('success');
    const [sent] = new FormData(form()).getAll('picture');
    expect(sent).toMatch(/^https:/);
    expect(sent).not.toBe(EARLIER.result.url);
  });
});
