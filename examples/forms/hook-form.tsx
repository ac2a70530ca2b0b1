import { Controller, useForm } from 'react-hook-form';
import { apimart, ImageUploadDropzone, type HttpClient } from 'image-upload-dropzone';
import 'image-upload-dropzone/styles.css';
import { validatePhotos, urlOf, type House, type SavedHouse } from './photos.js';

/** A react-hook-form form that owns the list of photos, including those uploaded earlier. */
export function HouseForm({
  house,
  http,
  onSave,
}: {
  readonly house: House;
  readonly http?: HttpClient;
  readonly onSave: (house: SavedHouse) => void;
}) {
  const { control, formState, handleSubmit, register } = useForm<House>({ defaultValues: house });

  const save = handleSubmit(({ address, photos }) =>
    onSave({ address, photos: photos.flatMap(urlOf) }),
  );

  return (
    <form aria-label="A house" onSubmit={(event) => void save(event)}>
      <label>
        Address <input {...register('address', { required: 'Where is it?' })} />
      </label>
      {formState.errors.address && <p role="alert">{formState.errors.address.message}</p>}
      <Controller
        control={control}
        name="photos"
        rules={{ validate: validatePhotos }}
        render={({ field, fieldState }) => (
          <>
            <ImageUploadDropzone
              provider={apimart}
              http={http}
              value={field.value}
              onValueChange={field.onChange}
            />
            {fieldState.error && <p role="alert">{fieldState.error.message}</p>}
          </>
        )}
      />
      <button type="submit">Save the house</button>
    </form>
  );
}
