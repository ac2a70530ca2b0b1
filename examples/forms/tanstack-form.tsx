import { useForm } from '@tanstack/react-form';
import { apimart, ImageUploadDropzone, type HttpClient } from 'image-upload-dropzone';
import 'image-upload-dropzone/styles.css';
import { validatePhotos, urlOf, type House, type SavedHouse } from './photos.js';

/** A TanStack Form form that owns the list of photos, including those uploaded earlier. */
export function HouseForm({
  house,
  http,
  onSave,
}: {
  readonly house: House;
  readonly http?: HttpClient;
  readonly onSave: (house: SavedHouse) => void;
}) {
  const form = useForm({
    defaultValues: house,
    onSubmit: ({ value: { address, photos } }) =>
      onSave({ address, photos: photos.flatMap(urlOf) }),
  });

  return (
    <form
      aria-label="A house"
      onSubmit={(event) => {
        event.preventDefault();
        void form.handleSubmit();
      }}
    >
      <form.Field
        name="address"
        validators={{ onSubmit: ({ value }) => (value === '' ? 'Where is it?' : undefined) }}
      >
        {({ handleChange, state }) => (
          <>
            <label>
              Address{' '}
              <input
                value={state.value}
                onChange={({ currentTarget }) => handleChange(currentTarget.value)}
              />
            </label>
            {state.meta.errors.length > 0 && <p role="alert">{state.meta.errors.join(' ')}</p>}
          </>
        )}
      </form.Field>
      <form.Field name="photos" validators={{ onSubmit: ({ value }) => validatePhotos(value) }}>
        {({ handleChange, state }) => (
          <>
            <ImageUploadDropzone
              provider={apimart}
              http={http}
              value={state.value}
              onValueChange={(photos) => handleChange(photos)}
            />
            {state.meta.errors.length > 0 && <p role="alert">{state.meta.errors.join(' ')}</p>}
          </>
        )}
      </form.Field>
      <button type="submit">Save the house</button>
    </form>
  );
}
