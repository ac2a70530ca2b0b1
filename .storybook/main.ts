import type { StorybookConfig } from '@storybook/react-vite';
import { writePages } from './write-pages.js';

writePages();

const config: StorybookConfig = {
  framework: {
    name: '@storybook/react-vite',
    // The stories are an app; the vite.config.ts of the project builds the library.
    options: { builder: { viteConfigPath: '.storybook/vite.config.ts' } },
  },
  stories: ['../stories/**/*.stories.tsx', './pages/*.mdx', './search.mdx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  // The pages' images, by their paths in the repository.
  staticDirs: [{ from: '../docs/images', to: '/docs/images' }],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
};

export default config;
