import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fireEvent, waitFor } from 'storybook/test';
import { createTestBackend, createTestHttp, sampleImages } from '../src/testing/index.js';
import { addFiles } from './add-files.js';
import { PhotoButton } from './photo-button.js';
import { tableOf } from './api-tables.js';
import { sourceOf } from './source-of.js';

/**
 * `useApimartUpload` is a TanStack mutation for one file, with its `progress` and a way to `cancel`
 * it. Every provider has such a hook, typed with its own options and result.
 */
const meta = {
  title: 'Hooks/useApimartUpload',
  component: PhotoButton,
  argTypes: {
    ...tableOf('ProviderHookOptions'),
    ...tableOf('ProviderUpload', 'What it returns'),
  },
  parameters: {
    docs: { source: sourceOf('photo-button.tsx'), story: { autoplay: true } },
  },
  args: { http: createTestHttp(createTestBackend()) },
} satisfies Meta<typeof PhotoButton>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The result is in `data`: for APIMart, a URL. */
export const Uploaded: Story = {
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg()]);
    await expect(await canvas.findByText(/Your photo is at https:\/\//)).toBeVisible();
  },
};

/** `progress` is the fraction that has been sent. */
export const Uploading: Story = {
  args: { http: createTestHttp([{ progress: 0.7 }, { wait: Infinity }]) },
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg()]);
    const bar = await canvas.findByRole('progressbar', { name: 'Upload of your photo' });
    await waitFor(() => expect(Number(bar.getAttribute('value'))).toBeCloseTo(70, 1));
    await expect(canvas.getByRole('button', { name: 'Stop' })).toBeVisible();
  },
};

/** After `cancel`, the mutation has failed with the code `aborted`, which needs no message. */
export const Stopped: Story = {
  args: { http: createTestHttp([{ progress: 0.2 }, { wait: Infinity }]) },
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg()]);
    await fireEvent.click(await canvas.findByRole('button', { name: 'Stop' }));
    await waitFor(() => expect(canvas.queryByRole('progressbar')).toBeNull());
    await expect(canvas.queryByRole('alert')).toBeNull();
    await expect(canvas.getByLabelText('Your photo')).toBeEnabled();
  },
};

/** The bytes are checked before anything is sent; `error` has a stable code. */
export const Refused: Story = {
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [
      new File(['<!doctype html>'], 'me.jpg', { type: 'image/jpeg' }),
    ]);
    await expect(await canvas.findByRole('alert')).toHaveTextContent(
      'The bytes of me.jpg are not those of JPEG.',
    );
  },
};
