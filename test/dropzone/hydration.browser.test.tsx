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

it('a dropzone from a server comes to life without a warning', async () => {
  const container = document.body.appendChild(document.createElement('div'));
  // A server with a document, as here, runs layout effects, of which React 18 warns.
  container.innerHTML = renderToString(<Page />);
  const complain = vi.spyOn(console, 'error');
  const onRecoverableError = vi.fn();
  const [buttonBefore] = within(container).getAllByRole('button');

  const root = await act(() => hydrateRoot(container, <Page />, { onRecoverableError }));
  expect(complain).not.toHaveBeenCalled();
  expect(onRecoverableError).not.toHaveBeenCalled();
  // It is the server's own element that lives on.
  expect(within(container).getAllByRole('button')[0]).toBe(buttonBefore);

  drag('drop', screen.getAllByRole('group')[0]!, sampleImages.png());
  await untilStatuses('success');
  act(() => root.unmount());
  complain.mockRestore();
});
