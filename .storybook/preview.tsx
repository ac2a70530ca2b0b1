import type { Preview } from '@storybook/react-vite';
import { configure } from 'storybook/test';
import { themes } from 'storybook/theming';
import { ImageUploadDropzone, ImageUploadRoot } from '../src/index.js';
import '../src/dropzone/styles.css';
import { tableOf } from '../stories/api-tables.js';
import { globalTypes, initialGlobals, withToolbar } from './toolbar.js';
import './preview.css';

// A page of docs plays a dozen stories at once, on machines that may be busy.
configure({ asyncUtilTimeout: 10_000 });

const DROPZONE_ROWS = tableOf('ImageUploadDropzoneProps');
const DOCUMENTED = new Set<unknown>([ImageUploadDropzone, ImageUploadRoot]);
const isDark = matchMedia('(prefers-color-scheme: dark)').matches;

const preview: Preview = {
  tags: ['autodocs'],
  globalTypes,
  initialGlobals,
  decorators: [withToolbar],
  parameters: {
    // An accessibility fault fails a story's test.
    a11y: { test: 'error' },
    docs: { theme: isDark ? themes.dark : themes.light },
    layout: 'padded',
    options: {
      storySort: {
        order: [
          'Introduction',
          'Playground',
          'Theming',
          'Start',
          'Search',
          'Guides',
          ['Your stack', 'Token proxy', 'Forms', 'Images', 'Theming', 'Wrappers'],
          'After the upload',
          ['Overview'],
          'Vendors',
          'ImageUploadDropzone',
          ['Component', 'Layouts', 'Sorting', 'Statuses', 'Parts'],
          'Hooks',
          ['useImageUpload'],
          'Providers',
          'Recipes',
          'Reference',
          ['Entry points', 'Components and hooks'],
          'About',
        ],
      },
    },
  },
  argTypesEnhancers: [
    // Storybook doesn't resolve props that are composed of several types.
    ({ argTypes, component }) =>
      DOCUMENTED.has(component) ? { ...DROPZONE_ROWS, ...argTypes, ...DROPZONE_ROWS } : argTypes,
  ],
};

export default preview;
