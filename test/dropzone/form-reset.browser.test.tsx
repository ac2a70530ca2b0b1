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

/** Adds a photo to the one that is there, resets the form, and adds another; says what is there then. */
async function addAroundReset(reset: () => void): Promise<(string | null)[]> {
  await untilStatuses('success');
  drag('drop', slot(document.body, 'zone'), sampleImages.png({ name: 'hall.png' }));
  await untilStatuses('success', 'success');
  reset();
  await untilStatuses('success');
  expect(names()).toEqual(['garden.jpg']);
  // It stays that way, and goes on from there.
  drag('drop', slot(document.body, 'zone'), sampleImages.png({ name: 'attic.png' }));
  await untilStatuses('success', 'success');
  return names();
}

const pressReset = () => fireEvent.click(screen.getByRole('button', { name: 'Begin again' }));

describe('a reset of the form', () => {
  it('gives react-hook-form its default values', async () => {
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

  it('gives an app that listens to it the value it sets, as with Formik', async () => {
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

  it('leaves a list alone that its app does not reset', async () => {
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

  it('brings back the default value of a list that nobody owns', async () => {
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

  it('changes nothing where the app prevents it', async () => {
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
