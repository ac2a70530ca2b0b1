import { Controller, useForm } from 'react-hook-form';
import {
  apimart,
  ImageUploadDropzone,
  type ApimartResult,
  type GivenItem,
  type HttpClient,
} from 'image-upload-dropzone';
import 'image-upload-dropzone/styles.css';

type Photo = GivenItem<ApimartResult>;

/** What the form holds. Photos that were uploaded earlier are `{ id, name, result }`. */
export interface House {
  readonly address: string;
  readonly photos: readonly Photo[];
}

/** A react-hook-form form that owns the list of photos, including those uploaded earlier. */
export function HouseForm({
  house,
  http,
  onSave,
}: {
  readonly house: House;
  readonly http?: HttpClient;
  readonly onSave: (house: { address: string; photos: string[] }) => void;
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

/** `onValueChange` is called when an upload ends, so the statuses are up to date. */
function validatePhotos(photos: readonly Photo[]): string | true {
  if (photos.some(isUploading)) return 'Please wait for the uploads to finish.';
  return photos.flatMap(urlOf).length > 0 || 'Add a photo.';
}

function isUploading({ status = 'success' }: Photo): boolean {
  return !['success', 'error', 'rejected', 'canceled'].includes(status);
}

function urlOf(photo: Photo): string[] {
  return 'result' in photo ? [photo.result.url] : [];
}
