import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // A dependency that Vite finds only while the stories are tested makes it reload the page.
  optimizeDeps: { include: ['@storybook/addon-docs/blocks', 'storybook/theming'] },
});
