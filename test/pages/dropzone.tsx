import { createRoot } from 'react-dom/client';
import { aiHomeDesign, apimart, ImageUploadDropzone } from '../../src/index.js';

const query = new URLSearchParams(location.search);
const settings = {
  concurrency: Number(query.get('concurrency') ?? 3),
  guardUnload: query.has('guard'),
};

createRoot(document.querySelector('#app')!).render(
  query.get('provider') === 'ai-homedesign' ? (
    <ImageUploadDropzone
      provider={aiHomeDesign}
      options={{ serviceName: 'service-day-to-dusk' }}
      {...settings}
    />
  ) : (
    <ImageUploadDropzone provider={apimart} {...settings} />
  ),
);
