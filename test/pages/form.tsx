import { createRoot } from 'react-dom/client';
import { apimart, ImageUploadDropzone } from '../../src/index.js';

const query = new URLSearchParams(location.search);
const isOutside = query.has('outside');

const dropzone = (
  <ImageUploadDropzone
    provider={apimart}
    name="images"
    required
    {...(isOutside && { form: 'order' })}
  />
);

createRoot(document.querySelector('#app')!).render(
  <>
    <form id="order" method="post" action={query.get('action')!}>
      {!isOutside && dropzone}
      <label>
        Caption <input name="caption" defaultValue="Two rooms" />
      </label>
      <button>Send</button>
      <button type="reset">Start again</button>
    </form>
    {isOutside && dropzone}
  </>,
);
