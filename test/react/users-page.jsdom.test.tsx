import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { apimart, ImageUploadDropzone, useAutoenhanceUpload } from '../../src/index.js';
import { createTestBackend, createTestHttp, sampleImages } from '../../src/testing/index.js';

afterEach(cleanup);

type Http = ReturnType<typeof createTestHttp>;

/** A page by a user of this package. */
function PhotoPage({ http }: { readonly http?: Http }) {
  const [url, setUrl] = useState<string>();
  return (
    <main>
      <ImageUploadDropzone
        provider={apimart}
        http={http}
        onSuccess={(result) => setUrl(result.url)}
      />
      {url !== undefined && <a href={url}>Your photo</a>}
    </main>
  );
}

function OrderPage({ http }: { readonly http: Http }) {
  const { data, error, mutate } = useAutoenhanceUpload({ http });
  return (
    <form>
      <label>
        House
        <input
          type="file"
          onChange={({ target }) => target.files?.[0] && mutate(target.files[0])}
        />
      </label>
      {data && <p>Order {data.orderId}</p>}
      {error && <p role="alert">{error.code}</p>}
    </form>
  );
}

it('tests a page with a dropzone without keys or a network', async () => {
  const backend = createTestBackend();
  const user = userEvent.setup();
  render(<PhotoPage http={createTestHttp(backend)} />);
  const input = document.querySelector<HTMLInputElement>('input[type="file"]')!;
  await user.upload(input, sampleImages.jpeg({ name: 'kitchen.jpg' }));

  const link = await screen.findByRole<HTMLAnchorElement>('link', { name: 'Your photo' });
  expect(link.href).toMatch(/^https:\/\/.+\.jpg$/);
  expect(await screen.findByText(/Uploaded/)).toBeTruthy();
  expect(backend.double.uploads).toMatchObject([{ provider: 'apimart', type: 'image/jpeg' }]);
  const sent = new Uint8Array(await sampleImages.jpeg().arrayBuffer());
  expect(backend.double.uploads[0]!.bytes.length).toBe(sent.length);
});

it('tests what the page says about a file that is not an image', async () => {
  const backend = createTestBackend();
  const user = userEvent.setup({ applyAccept: false });
  render(<PhotoPage http={createTestHttp(backend)} />);
  const input = document.querySelector<HTMLInputElement>('input[type="file"]')!;
  await user.upload(input, new File(['words'], 'notes.txt', { type: 'text/plain' }));
  expect((await screen.findByRole('alert')).textContent).not.toBe('');
  expect(backend.double.uploads).toHaveLength(0);
});

it('tests trouble at the vendor', async () => {
  const http = createTestHttp(createTestBackend({ faults: [{ trouble: 'answer', status: 401 }] }));
  const user = userEvent.setup();
  render(<PhotoPage http={http} />);
  const input = document.querySelector<HTMLInputElement>('input[type="file"]')!;
  await user.upload(input, sampleImages.png());
  expect((await screen.findByRole('alert')).dataset['code']).toBe('upstream-auth');
});

it('tests a page with a provider’s hook', async () => {
  const user = userEvent.setup();
  render(<OrderPage http={createTestHttp(createTestBackend())} />);
  await user.upload(screen.getByLabelText('House'), sampleImages.jpeg());
  expect((await screen.findByText(/^Order /)).textContent).toMatch(/^Order [\da-f-]{36}$/);
});
