import { createRoot } from 'react-dom/client';
import { aiHomeDesign, apimart, ImageUploadDropzone } from '../../src/index.js';

const query = new URLSearchParams(location.search);
const settings = {
  concurrency: Number(query.get('concurrency') ?? 3),
  guardUnload: query.has('guard'),
  sortable: query.has('sortable'),
};
/** One dropzone for each. */
const layouts = query.has('layout') ? query.getAll('layout') : ['list'];

createRoot(document.querySelector('#app')!).render(
  query.get('provider') === 'ai-homedesign' ? (
    <ImageUploadDropzone
      provider={aiHomeDesign}
      options={{ serviceName: 'service-day-to-dusk' }}
      {...settings}
    />
  ) : (
    layouts.map((layout) => (
      <ImageUploadDropzone
        key={layout}
        provider={apimart}
        layout={layout as 'list' | 'grid' | 'single'}
        {...(layout === 'single' && { maxFiles: 1 })}
        {...settings}
      />
    ))
  ),
);
