import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { createTestBackend, createTestHttp, sampleImages } from 'image-upload-dropzone/testing';
import { UploadPage } from './upload-page.js';

afterEach(cleanup);

async function choose(file: File) {
  // People can switch the file dialog to "All files", so `accept` doesn't prevent a wrong choice.
  const user = userEvent.setup({ applyAccept: false });
  await user.upload(document.querySelector<HTMLInputElement>('input[type="file"]')!, file);
}

/** jsdom has no `DataTransfer`, so this imitates one with files. */
function drop(files: File[]) {
  const items = files.map((file) => ({ kind: 'file', type: file.type, getAsFile: () => file }));
  fireEvent.drop(screen.getByRole('group'), { dataTransfer: { files, items, types: ['Files'] } });
}

it('uploads a chosen photo', async () => {
  const backend = createTestBackend();
  render(<UploadPage http={createTestHttp(backend)} />);
  const photo = sampleImages.jpeg({ name: 'kitchen.jpg' });
  await choose(photo);

  const link = await screen.findByRole<HTMLAnchorElement>('link', { name: 'kitchen.jpg' });
  expect(link.href).toMatch(/^https:/);
  // What reached the vendor, through the real token proxy.
  expect(backend.double.uploads).toMatchObject([{ provider: 'apimart', type: 'image/jpeg' }]);
  expect(backend.double.uploads[0]!.bytes).toHaveLength(photo.size);
});

it('uploads dropped photos', async () => {
  const backend = createTestBackend();
  render(<UploadPage http={createTestHttp(backend)} />);
  drop([sampleImages.png({ name: 'hall.png' }), sampleImages.webp({ name: 'bath.webp' })]);

  await screen.findByRole('link', { name: 'hall.png' });
  await screen.findByRole('link', { name: 'bath.webp' });
  expect(backend.double.uploads).toHaveLength(2);
});

it('says why a file is refused, and sends nothing', async () => {
  const backend = createTestBackend();
  render(<UploadPage http={createTestHttp(backend)} />);
  await choose(new File(['<!doctype html>'], 'page.jpg', { type: 'image/jpeg' }));

  expect((await screen.findByRole('alert')).dataset['code']).toBe('file-type-mismatch');
  expect(backend.double.requests).toHaveLength(0);
});

it('tells people when the account at the vendor is empty', async () => {
  const backend = createTestBackend({ faults: [{ trouble: 'answer', status: 402 }] });
  render(<UploadPage http={createTestHttp(backend)} />);
  await choose(sampleImages.jpeg());

  expect((await screen.findByRole('alert')).dataset['code']).toBe('quota-exceeded');
  expect(screen.queryByRole('link')).toBeNull();
});

it('asks before it resends an upload that may have arrived', async () => {
  // A script instead of a backend: every upload plays it from the start.
  const http = createTestHttp([{ progress: 1 }, { fail: 'network' }]);
  render(<UploadPage http={http} />);
  await choose(sampleImages.jpeg({ name: 'garden.jpg' }));

  expect((await screen.findByRole('alert')).dataset['code']).toBe('outcome-unknown');
  expect(screen.getByRole('button', { name: 'Try again anyway: garden.jpg' })).toBeTruthy();
});
