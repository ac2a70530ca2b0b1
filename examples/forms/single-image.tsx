import { apimart, ImageUploadDropzone, type HttpClient } from 'image-upload-dropzone';
import 'image-upload-dropzone/styles.css';

/** A field for one picture. A new picture replaces the current one once it has been checked. */
export function AvatarField({
  http,
  picture,
}: {
  readonly http?: HttpClient;
  readonly picture?: string;
}) {
  return (
    <ImageUploadDropzone
      provider={apimart}
      http={http}
      name="picture"
      maxFiles={1}
      labels={{ choose: () => 'Choose a picture of yourself' }}
      defaultValue={
        picture === undefined
          ? []
          : [{ id: 'present', name: 'Your picture', result: { url: picture } }]
      }
    />
  );
}
