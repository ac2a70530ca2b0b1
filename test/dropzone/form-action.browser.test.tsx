import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import {
  apimart,
  ImageUploadDropzone,
  type ApimartResult,
  type UploadItem,
} from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import { drag } from './drag.js';
import { slot, SUCCEEDS, untilStatuses } from './render-dropzone.js';

afterEach(cleanup);

// React 19 resets a form after its action; browsers don't.
describe('a form action of React 19', () => {
  it('doesn’t change a controlled list', async () => {
    const sent: unknown[] = [];
    function Form() {
      const [photos, setPhotos] = useState<readonly UploadItem<ApimartResult>[]>([]);
      return (
        <form action={(data) => void sent.push(data.getAll('photos'), data.get('title'))}>
          <input name="title" aria-label="Title" />
          <ImageUploadDropzone
            provider={apimart}
            http={SUCCEEDS}
            name="photos"
            value={photos}
            onValueChange={setPhotos}
          />
          <button>Send</button>
        </form>
      );
    }
    render(<Form />);
    drag('drop', slot(document.body, 'zone'), sampleImages.png());
    await untilStatuses('success');
    const title = screen.getByLabelText<HTMLInputElement>('Title');
    fireEvent.input(title, { target: { value: 'House' } });
    fireEvent.click(screen.getByRole('button', { name: 'Send' }));
    await waitFor(() => expect(title.value).toBe(''));
    expect(sent).toEqual([['https://cdn.example/1'], 'House']);
    await untilStatuses('success');
  });

  it('empties an uncontrolled list', async () => {
    render(
      <form action={() => {}}>
        <ImageUploadDropzone provider={apimart} http={SUCCEEDS} name="photos" />
        <button>Send</button>
      </form>,
    );
    drag('drop', slot(document.body, 'zone'), sampleImages.png());
    await untilStatuses('success');
    fireEvent.click(screen.getByRole('button', { name: 'Send' }));
    await untilStatuses();
  });
});
