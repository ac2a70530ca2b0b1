import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { tsconfigPaths: true },
  cacheDir: '../../node_modules/.vite/examples',
  server: {
    host: '127.0.0.1',
    port: 0,
    // In production, your own server responds here.
    proxy: { '/api/upload': `http://127.0.0.1:${process.env['BACKEND_PORT']}` },
  },
});
