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
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
};

export default config;
