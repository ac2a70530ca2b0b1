import { apimart, ImageUploadDropzone, type ApimartResult } from 'image-upload-dropzone';
import 'image-upload-dropzone/styles.css';
import { useState } from 'react';

export function App() {
  const [photos, setPhotos] = useState<readonly ApimartResult[]>([]);

  return (
    <main>
      <h1>Photos of your house</h1>
      <ImageUploadDropzone
        provider={apimart}
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
