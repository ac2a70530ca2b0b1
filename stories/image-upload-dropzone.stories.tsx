import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor, within } from 'storybook/test';
import { apimart, ImageUploadDropzone } from '../src/index.js';
import { createTestHttp, sampleImages } from '../src/testing/index.js';
import { addFiles } from './add-files.js';

/**
 * The whole component. What happens to an upload is scripted here: `createTestHttp` plays the token
 * proxy inside the page, so no story needs a server.
 */
const meta = {
  title: 'ImageUploadDropzone',
  component: ImageUploadDropzone<Record<string, never>, { readonly url: string }>,
  args: {
    provider: apimart,
    http: createTestHttp([
      { progress: 1 },
      { answer: { body: { url: 'https://cdn.example/a.png' } } },
    ]),
    onSuccess: fn(),
    onError: fn(),
  },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** Nothing chosen yet. The hint comes from the provider's rules. */
export const Empty: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: 'Choose images' })).toBeVisible();
    await expect(canvas.getByText('JPEG, PNG, WebP or GIF, up to 20 MB')).toBeVisible();
  },
};

/** Bytes are on their way. */
export const Uploading: Story = {
  args: { http: createTestHttp([{ progress: 0.4 }, { wait: Infinity }]) },
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg(), sampleImages.png()]);
    const bar = await canvas.findByRole('progressbar', { name: 'Upload of landscape.jpg' });
    await waitFor(() => expect(bar).toHaveAttribute('value', '40'));
  },
};

/** All bytes are sent; the provider has not answered yet. */
export const Processing: Story = {
  args: { http: createTestHttp([{ progress: 1 }, { wait: Infinity }]) },
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.webp()]);
    await expect(await canvas.findByText(/Waiting for APIMart/)).toBeVisible();
  },
};

/** The result went to `onSuccess`. */
export const Success: Story = {
  play: async ({ args, canvas, canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg(), sampleImages.gif()]);
    await waitFor(() => expect(canvas.getAllByText(/Uploaded/)).toHaveLength(2));
    await expect(args.onSuccess).toHaveBeenCalledWith(
      { url: 'https://cdn.example/a.png' },
      expect.objectContaining({ name: 'landscape.jpg', status: 'success' }),
    );
  },
};

/** Files that are no images, or none that this provider takes, are told why; the others go on. */
export const Rejected: Story = {
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [
      new File(['%PDF-1.7'], 'floor-plan.pdf', { type: 'application/pdf' }),
      new File(['<!doctype html>'], 'kitchen.jpg', { type: 'image/jpeg' }),
      sampleImages.jpeg({ name: 'garden.jpg' }),
    ]);
    const [plan, kitchen, garden] = await canvas.findAllByRole('listitem');
    await waitFor(() => expect(plan).toHaveAttribute('data-status', 'rejected'));
    await expect(await within(kitchen!).findByRole('alert')).toHaveTextContent('not really JPEG');
    await waitFor(() => expect(garden).toHaveAttribute('data-status', 'success'));
  },
};

/** The proxy refused, and says that another try may help. */
export const Failed: Story = {
  args: {
    retries: 0,
    http: createTestHttp([
      { progress: 1 },
      {
        answer: {
          status: 429,
          body: { error: { code: 'rate-limited', message: 'Too many.', retryable: true } },
        },
      },
    ]),
  },
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.png({ name: 'facade.png' })]);
    await expect(
      await canvas.findByRole('button', { name: 'Try again: facade.png' }),
    ).toBeVisible();
    await expect(canvas.getByRole('alert')).toHaveTextContent('Too many uploads just now');
  },
};

/** The connection broke after the last byte: nobody knows, so nobody sends it twice unasked. */
export const MayHaveArrived: Story = {
  args: { http: createTestHttp([{ progress: 1 }, { wait: 300 }, { fail: 'network' }]) },
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg({ name: 'roof.jpg' })]);
    await expect(await canvas.findByText(/It may have arrived$/)).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Try again anyway: roof.jpg' })).toBeVisible();
  },
};

/** Stopped by the person; another try is one press away. */
export const Canceled: Story = {
  args: { http: createTestHttp([{ progress: 0.2 }, { wait: Infinity }]) },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await addFiles(canvasElement, [sampleImages.jpeg({ name: 'attic.jpg' })]);
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel: attic.jpg' }));
    await expect(await canvas.findByRole('button', { name: 'Try again: attic.jpg' })).toBeVisible();
    // The focus does not get lost with the button that went away.
    await expect(canvas.getByRole('button', { name: 'Remove: attic.jpg' })).toHaveFocus();
  },
};

/** Nothing can be chosen or dropped. */
export const Disabled: Story = {
  args: { disabled: true },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: 'Choose images' })).toBeDisabled();
  },
};
