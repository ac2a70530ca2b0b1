import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor, within } from 'storybook/test';
import { createTestHttp, sampleImages } from '../src/testing/index.js';
import { addFiles } from './add-files.js';
import { HeadlessUploader } from './headless-uploader.js';
import { tableOf } from './api-tables.js';
import { sourceOf } from './source-of.js';
import { SUCCEEDS } from './scripted-http.js';

/**
 * `useImageUpload` has all the behavior of the dropzone without its look. This app renders every
 * element of its list itself. "Show code" has the complete source.
 */
const meta = {
  title: 'Hooks/useImageUpload',
  component: HeadlessUploader,
  argTypes: {
    ...tableOf('ImageUploadOptions'),
    ...tableOf('ImageUpload', 'What it returns'),
  },
  parameters: {
    docs: { source: sourceOf('headless-uploader.tsx'), story: { autoplay: true } },
  },
  args: {
    http: SUCCEEDS,
    onSuccess: fn(),
  },
} satisfies Meta<typeof HeadlessUploader>;

export default meta;
type Story = StoryObj<typeof meta>;

/** One uploaded image and one refused file; `items` has the state of each. */
export const UploadedAndRefused: Story = {
  play: async ({ args, canvas, canvasElement }) => {
    await addFiles(canvasElement, [
      sampleImages.jpeg({ name: 'garden.jpg' }),
      new File(['%PDF-1.7'], 'plan.pdf', { type: 'application/pdf' }),
    ]);
    await expect(
      await canvas.findByText('garden.jpg: is at https://cdn.example/a.png'),
    ).toBeVisible();
    await expect(await canvas.findByText("plan.pdf: We can't use this file.")).toBeVisible();
    await expect(args.onSuccess).toHaveBeenCalledWith(
      { url: 'https://cdn.example/a.png' },
      expect.objectContaining({ name: 'garden.jpg' }),
    );
  },
};

/** Bytes being sent, with the `progress` of each item and of all together. */
export const Uploading: Story = {
  args: { http: createTestHttp([{ progress: 0.5 }, { wait: Infinity }]) },
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg({ name: 'garden.jpg' })]);
    await expect(await canvas.findByText('garden.jpg: 50%')).toBeVisible();
    await expect(await canvas.findByText('50% of all')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Stop garden.jpg' })).toBeVisible();
  },
};

/** `retry` tries the same upload again, and `remove` removes an item from the list. */
export const Failed: Story = {
  args: {
    retries: 0,
    http: createTestHttp([
      {
        answer: {
          status: 429,
          body: { error: { code: 'rate-limited', message: 'Too many.', retryable: true } },
        },
      },
    ]),
  },
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.png({ name: 'roof.png' })]);
    const row = await canvas.findByRole('listitem');
    await waitFor(() => expect(row).toHaveAttribute('data-status', 'error'));
    await expect(within(row).getByText(/It could not be uploaded/)).toBeVisible();
    await expect(within(row).getByRole('button', { name: 'Retry roof.png' })).toBeVisible();
    await expect(within(row).getByRole('button', { name: 'Forget roof.png' })).toBeVisible();
  },
};
