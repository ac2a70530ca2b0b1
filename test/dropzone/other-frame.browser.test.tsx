import { cleanup, render, waitFor } from '@testing-library/react';
import { createPortal } from 'react-dom';
import { afterEach, expect, it } from 'vitest';
import { apimart, fitToProvider, ImageUploadDropzone } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import { slot, SUCCEEDS } from './render-dropzone.js';

afterEach(cleanup);

it('a dropzone prepares and uploads files from another frame', async () => {
  const frame = document.body.appendChild(document.createElement('iframe'));
  const { body, defaultView } = frame.contentDocument!;
  const view = defaultView as Window & typeof globalThis;
  render(
    createPortal(
      <ImageUploadDropzone
        provider={apimart}
        http={SUCCEEDS}
        accept={['image/jpeg']}
        prepare={fitToProvider()}
      />,
      body,
    ),
  );
  const dataTransfer = new view.DataTransfer();
  // One file that already fits, and one that needs preparation.
  for (const { file, name } of [
    { file: sampleImages.jpeg(), name: 'garden.jpg' },
    { file: sampleImages.png(), name: 'hall.png' },
  ]) {
    const bytes = await file.arrayBuffer();
    dataTransfer.items.add(new view.File([bytes], name, { type: file.type }));
  }
  slot(body, 'zone').dispatchEvent(
    new view.DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
  );
  await waitFor(() => {
    const rows = [...body.querySelectorAll<HTMLElement>('[data-slot="item"]')];
    expect(rows.map(({ dataset }) => dataset['status'])).toEqual(['success', 'success']);
  });
  frame.remove();
});
