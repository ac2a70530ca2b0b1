import { createRoot } from 'react-dom/client';
import { apimart, ImageUploadDropzone } from '../../src/index.js';

createRoot(document.querySelector('#app')!).render(
  <ImageUploadDropzone
    provider={apimart}
    onSuccess={({ url }) => document.querySelector('#app')!.setAttribute('data-result', url)}
  />,
);
