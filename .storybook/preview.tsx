import type { Preview } from '@storybook/react-vite';
import '../src/dropzone/styles.css';
import './preview.css';

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    // An accessibility fault fails a story's test.
    a11y: { test: 'error' },
    layout: 'padded',
  },
};

export default preview;
