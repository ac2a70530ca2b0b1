import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';
import { demoBackend, realProviders } from './backend.js';

const root = import.meta.dirname;

export default defineConfig(({ mode }) => {
  // The keys stay in this process: only names that begin with VITE_ would reach the page.
  const environment = loadEnv(mode, `${root}/..`, '');
  return {
    root,
    define: { 'import.meta.env.REAL_PROVIDERS': JSON.stringify(realProviders(environment)) },
    plugins: [react(), demoBackend(environment)],
    server: { port: Number(process.env['PORT'] ?? 5173), host: '127.0.0.1' },
  };
});
