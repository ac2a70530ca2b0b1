import axios from 'axios';
import { createRoot } from 'react-dom/client';
import { autoenhance, ImageUploadDropzone, type AutoenhanceResult } from '../../src/index.js';

const query = new URLSearchParams(location.search);
const app = document.querySelector<HTMLElement>('#app')!;

// What apps do to axios; a storage must see none of it.
axios.defaults.headers.common['Authorization'] = 'Bearer of-all-requests';
axios.defaults.headers.put['x-api-key'] = 'of-all-puts';
axios.defaults.withCredentials = true;
axios.defaults.params = { leaked: 'parameter' };
document.cookie = 'session=1';

const own = axios.create({ headers: { Authorization: 'Bearer own' }, withCredentials: true });
own.interceptors.request.use((config) => {
  config.headers.set('x-tenant', 'acme');
  return config;
});

const results: AutoenhanceResult[] = [];

createRoot(app).render(
  <ImageUploadDropzone
    provider={autoenhance}
    retries={Number(query.get('retries') ?? 3)}
    {...(query.has('own') && { http: own })}
    onSuccess={(result) => {
      results.push(result);
      app.dataset['results'] = JSON.stringify(results);
    }}
    onError={(error) => {
      app.dataset['error'] = error.message;
    }}
  />,
);
