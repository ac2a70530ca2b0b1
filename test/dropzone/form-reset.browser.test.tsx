import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { afterEach, describe, expect, it } from 'vitest';
import {
  apimart,
  ImageUploadDropzone,
  type ApimartResult,
  type GivenItem,
} from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import { drag } from './drag.js';
import { aMoment, slot, SUCCEEDS, untilStatuses } from './render-dropzone.js';

afterEach(cleanup);

type Photo = GivenItem<ApimartResult>;

const EARLIER: Photo = {
  id: 'photo-7',
  name: 'garden.jpg',
  result: { url: 'https://cdn.example/garden.jpg' },
};

const names = () =>
  [...document.querySelectorAll('[data-slot="name"]')].map(({ textContent }) => textContent);

/** Adds a photo to the existing one, resets the form and adds another; returns the names in the list. */
async function addAroundReset(reset: () => void): Promise<(string | null)[]> {
  await untilStatuses('success');
  drag('drop', slot(document.body, 'zone'), sampleImages.png({ name: 'hall.png' }));
  await untilStatuses('success', 'success');
  reset();
  await untilStatuses('success');
  expect(names()).toEqual(['garden.jpg']);
  // The list stays that way, and further photos are added to it.
  drag('drop', slot(document.body, 'zone'), sampleImages.png({ name: 'attic.png' }));
  await untilStatuses('success', 'success');
  return names();
}

const pressReset = () => fireEvent.click(screen.getByRole('button', { name: 'Begin again' }));

describe('a form reset', () => {
  it('restores the default values of react-hook-form', async () => {
    function House() {
      const { control, register, reset } = useForm<{ address: string; photos: Photo[] }>({
        defaultValues: { address: '', photos: [EARLIER] },
      });
      return (
        <form>
          <input aria-label="Address" {...register('address')} />
          <Controller
            control={control}
            name="photos"
            render={({ field }) => (
              <ImageUploadDropzone
                provider={apimart}
                http={SUCCEEDS}
                name="photos"
                value={field.value}
                onValueChange={(items) => field.onChange(items)}
              />
            )}
          />
          <button type="button" onClick={() => reset()}>
            Begin again
          </button>
        </form>
      );
    }
    render(<House />);
    expect(await addAroundReset(pressReset)).toEqual(['garden.jpg', 'attic.png']);
  });

  it('shows the value that the app sets in onReset, as with Formik', async () => {
    function House() {
      const [photos, setPhotos] = useState<readonly Photo[]>([EARLIER]);
      return (
        <form onReset={() => setPhotos([EARLIER])}>
          <ImageUploadDropzone
            provider={apimart}
            http={SUCCEEDS}
            name="photos"
            value={photos}
            onValueChange={setPhotos}
          />
          <button type="reset">Begin again</button>
        </form>
      );
    }
    render(<House />);
    expect(await addAroundReset(pressReset)).toEqual(['garden.jpg', 'attic.png']);
  });

  it('doesn’t change a controlled list that its app doesn’t reset', async () => {
    function House() {
      const [photos, setPhotos] = useState<readonly Photo[]>([EARLIER]);
      return (
        <form>
          <ImageUploadDropzone
            provider={apimart}
            http={SUCCEEDS}
            name="photos"
            value={photos}
            onValueChange={setPhotos}
          />
          <button type="reset">Begin again</button>
        </form>
      );
    }
    render(<House />);
    await untilStatuses('success');
    pressReset();
    await aMoment();
    expect(names()).toEqual(['garden.jpg']);
  });

  it('restores the default value of an uncontrolled list', async () => {
    render(
      <form>
        <ImageUploadDropzone
          provider={apimart}
          http={SUCCEEDS}
          name="photos"
          defaultValue={[EARLIER]}
        />
        <button type="reset">Begin again</button>
      </form>,
    );
    expect(await addAroundReset(pressReset)).toEqual(['garden.jpg', 'attic.png']);
  });

  it('does nothing if the app prevents it', async () => {
    render(
      <form onReset={(event) => event.preventDefault()}>
        <ImageUploadDropzone provider={apimart} http={SUCCEEDS} name="photos" />
        <button type="reset">Begin again</button>
      </form>,
    );
    drag('drop', slot(document.body, 'zone'), sampleImages.png({ name: 'hall.png' }));
    await untilStatuses('success');
    pressReset();
    await aMoment();
    expect(names()).toEqual(['hall.png']);
  });
});
