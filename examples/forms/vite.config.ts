import react from '@vitejs/plugin-react';
import { imageUploadDev } from 'image-upload-dropzone/vite';
import { defineConfig } from 'vite';

// The plugin answers uploads while you develop, without a key.
export default defineConfig({ plugins: [react(), imageUploadDev()] });
