import { useState } from 'react';
import {
  apimart,
  ImageUploadDropzone,
  type ApimartResult,
  type HttpClient,
} from 'image-upload-dropzone';
import 'image-upload-dropzone/styles.css';

/** A page of your app. Only tests pass `http`. */
export function UploadPage({ http }: { readonly http?: HttpClient }) {
  const [photos, setPhotos] = useState<readonly ApimartResult[]>([]);

  return (
    <main>
      <h1>Photos of your house</h1>
      <ImageUploadDropzone
        provider={apimart}
        http={http}
        maxSize="5MB"
        onSuccess={(photo) => setPhotos((before) => [...before, photo])}
      />
      <ul aria-label="Uploaded photos">
        {photos.map(({ filename, url }) => (
          <li key={url}>
            <a href={url}>{filename ?? url}</a>
          </li>
        ))}
      </ul>
    </main>
  );
}
