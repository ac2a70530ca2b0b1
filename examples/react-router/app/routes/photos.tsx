import { apimart, ImageUploadDropzone, type ApimartResult } from 'image-upload-dropzone';
import { useState } from 'react';

export const meta = () => [{ title: 'Photos of your house' }];

export default function Photos() {
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
