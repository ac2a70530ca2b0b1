import { generateUploadDropzone } from '@uploadthing/react';
import '@uploadthing/react/styles.css';

// It shows how many files were chosen, and no list.

export const meta = { label: 'UploadThing', target: '#root > div' };

const UploadDropzone = generateUploadDropzone({
  url: new URL('/api/uploadthing', location.href).href,
});

export function Component({ onDone }) {
  return (
    <UploadDropzone
      endpoint="images"
      config={{ mode: 'auto' }}
      uploadProgressGranularity="fine"
      onClientUploadComplete={onDone}
    />
  );
}
