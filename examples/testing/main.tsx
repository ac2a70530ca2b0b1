import { createRoot } from 'react-dom/client';
import { UploadPage } from './upload-page.js';

createRoot(document.querySelector('#app')!).render(<UploadPage />);
