import { generateUploadDropzone } from '@uploadthing/react';
import '@uploadthing/react/styles.css';

// It shows the number of chosen files, but no list.

export const meta = {
  label: 'UploadThing',
  listed: (count) => document.body.textContent.includes(`${count} file`),
};

const UploadDropzone = generateUploadDropzone({
  url: new URL('/api/uploadthing', location.href).href,
});

export function Component({ auto, onDone }) {
  return (
    <UploadDropzone
      endpoint="images"
      config={{ mode: auto ? 'auto' : 'manual' }}
      uploadProgressGranularity="fine"
      onClientUploadComplete={onDone}
    />
  );
}
