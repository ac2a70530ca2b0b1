import { createFileRoute } from '@tanstack/react-router';
import { apimart, ImageUploadDropzone, type ApimartResult } from 'image-upload-dropzone';
import { useState } from 'react';

export const Route = createFileRoute('/')({ component: Photos });

function Photos() {
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
