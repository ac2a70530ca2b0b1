import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../src/dropzone/styles.css';
import './tokens.css';
import './demo.css';
import './controls/controls.css';
import { DemoPage } from './demo-page.js';

createRoot(document.querySelector('#app')!).render(
  <StrictMode>
    <DemoPage />
  </StrictMode>,
);
