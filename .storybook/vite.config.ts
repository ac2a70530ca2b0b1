import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react(), tailwindcss()],
  // The recipes are the examples, which import the package by its name, like an app.
  resolve: { tsconfigPaths: true },
  // A dependency that Vite finds only while the stories are tested makes it reload the page.
  optimizeDeps: {
    include: [
      '@storybook/addon-docs/blocks',
      'minisearch',
      'react-hook-form',
      'storybook/theming',
      'utif2',
    ],
  },
});
