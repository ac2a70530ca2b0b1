import { createRoot } from 'react-dom/client';
import { aiHomeDesign, apimart, ImageUploadDropzone } from '../../src/index.js';

const query = new URLSearchParams(location.search);
const endpoint = query.get('endpoint') ?? undefined;
const element = document.querySelector('#app')!;

const PAGES = {
  plain: <ImageUploadDropzone provider={apimart} endpoint={endpoint} retries={0} />,
  unstyled: <ImageUploadDropzone provider={apimart} unstyled />,
  headers: (
    <ImageUploadDropzone
      provider={apimart}
      retries={0}
      headers={() => Promise.reject(new Error('The token endpoint is down.'))}
    />
  ),
  prop: <ImageUploadDropzone provider={apimart} {...{ onSucces: () => {}, 'data-x': 1 }} />,
  missing: (
    <ImageUploadDropzone
      provider={aiHomeDesign}
      // @ts-expect-error -- The option that must be there is not.
      options={{}}
    />
  ),
  misspelled: (
    <ImageUploadDropzone
      provider={aiHomeDesign}
      // @ts-expect-error -- It is called serviceName.
      options={{ servicename: 'service-day-to-dusk' }}
    />
  ),
};

createRoot(element).render(PAGES[(query.get('case') ?? 'plain') as keyof typeof PAGES]);
