import { createRoot } from 'react-dom/client';
import { apimart, ImageUploadDropzone } from '../../src/index.js';

const isOff = new URLSearchParams(location.search).has('off');

createRoot(document.querySelector('#app')!).render(
  <ImageUploadDropzone provider={apimart} disabled={isOff} />,
);
