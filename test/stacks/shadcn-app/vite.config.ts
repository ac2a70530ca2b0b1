import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { imageUploadDev } from 'image-upload-dropzone/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react(), tailwindcss(), imageUploadDev()],
  resolve: { alias: { '@': fileURLToPath(new URL('src', import.meta.url)) } },
});
