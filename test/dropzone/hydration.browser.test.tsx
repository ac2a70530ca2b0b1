import { act, cleanup, screen, within } from '@testing-library/react';
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, it, vi } from 'vitest';
import { apimart, autoenhance, ImageUploadDropzone } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import { drag } from './drag.js';
import { SUCCEEDS, untilStatuses } from './render-dropzone.js';

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

function Page() {
  return (
    <StrictMode>
      <ImageUploadDropzone provider={apimart} http={SUCCEEDS} maxSize="5MB" />
      <ImageUploadDropzone provider={autoenhance} disabled maxFiles={1} capture="user" />
    </StrictMode>
  );
}

it('a server-rendered dropzone hydrates without warnings', async () => {
  const container = document.body.appendChild(document.createElement('div'));
  // Rendering with a document, as here, includes layout effects, which React 18 warns about.
  container.innerHTML = renderToString(<Page />);
  const complain = vi.spyOn(console, 'error');
  const onRecoverableError = vi.fn();
  const [buttonBefore] = within(container).getAllByRole('button');

  const root = await act(() => hydrateRoot(container, <Page />, { onRecoverableError }));
  expect(complain).not.toHaveBeenCalled();
  expect(onRecoverableError).not.toHaveBeenCalled();
  // The server's element is reused.
  expect(within(container).getAllByRole('button')[0]).toBe(buttonBefore);

  drag('drop', screen.getAllByRole('group')[0]!, sampleImages.png());
  await untilStatuses('success');
  act(() => root.unmount());
  complain.mockRestore();
});

it('a dropzone asks Android for the camera only after hydration, and accepts no more types for it', async () => {
  const android = 'Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/147.0.0.0 Mobile';
  const userAgent = vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(android);
  const page = <ImageUploadDropzone provider={apimart} http={SUCCEEDS} />;
  const container = document.body.appendChild(document.createElement('div'));
  container.innerHTML = renderToString(page);
  const complain = vi.spyOn(console, 'error');
  const types = () =>
    container
      .querySelector('input')!
      .accept.split(',')
      .filter((type) => /^\w+\//.test(type));
  expect(types()).toEqual(apimart.types);

  const root = await act(() => hydrateRoot(container, page));
  expect(types().slice(0, -1)).toEqual(apimart.types);
  const dummy = types().at(-1)!;
  expect(dummy).toMatch(/^application\//);
  expect(complain).not.toHaveBeenCalled();

  drag('drop', screen.getByRole('group'), new File(['words'], 'words', { type: dummy }));
  await untilStatuses('rejected');
  act(() => root.unmount());
  complain.mockRestore();
  userAgent.mockRestore();
});
