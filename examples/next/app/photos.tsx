'use client';

import {
  ImageUploadDropzone,
  type aiHomeDesign,
  type AiHomeDesignResult,
} from 'image-upload-dropzone';
import { useState } from 'react';
import { issueToken } from './issue-token';

export function Photos({ provider }: { provider: typeof aiHomeDesign }) {
  const [photos, setPhotos] = useState<readonly AiHomeDesignResult[]>([]);

  return (
    <>
      <ImageUploadDropzone
        provider={provider}
        options={{ serviceName: 'service-day-to-dusk' }}
        headers={async () => ({ authorization: `Bearer ${await issueToken()}` })}
        onSuccess={(photo) => setPhotos((before) => [...before, photo])}
      />
      <ul aria-label="Uploaded photos">
        {photos.map(({ orderId }) => (
          <li key={orderId}>Order {orderId}</li>
        ))}
      </ul>
    </>
  );
}
