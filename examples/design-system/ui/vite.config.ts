import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: {
    lib: { entry: 'src/index.ts', formats: ['es'], fileName: 'index', cssFileName: 'styles' },
    // Apps install these, so that each is there once.
    rolldownOptions: {
      external: /^(?:image-upload-dropzone|react|react-dom|@tanstack\/react-query)(?:\/|$)/,
    },
  },
});
