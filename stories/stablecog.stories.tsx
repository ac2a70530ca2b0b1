import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import {
  ImageUploadDropzone,
  stablecog,
  type StablecogOptions,
  type StablecogResult,
} from '../src/index.js';
import { createTestBackend, createTestHttp, sampleImages } from '../src/testing/index.js';
import { addFiles } from './add-files.js';

const onSuccess = fn<(result: StablecogResult) => void>();

/** Stablecog, with the token proxy and the vendor's double running inside the page. */
const meta = {
  title: 'Providers/Stablecog',
  component: ImageUploadDropzone<StablecogOptions, StablecogResult>,
  args: {
    provider: stablecog,
    http: createTestHttp(createTestBackend(), { bytesPerSecond: 400_000 }),
    onSuccess,
  },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/**
 * The result is a reference to pass to Stablecog's API, not a URL to display. The preview shows the
 * local file.
 */
export const ReferenceToPassOn: Story = {
  play: async ({ canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.png()]);
    await waitFor(() => expect(onSuccess).toHaveBeenCalledTimes(1));
    const [result] = onSuccess.mock.calls[0]!;
    await expect(result.url).toMatch(/^s3:\/\/[\da-f]{64}\/[\da-f-]{36}\.png$/);
    await expect(canvasElement.innerHTML).not.toContain('s3:');
  },
};

/** Stablecog accepts two uploads per second from a whole site, so the others wait in the proxy. */
export const TwoPerSecond: Story = {
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [
      sampleImages.png({ name: 'one.png' }),
      sampleImages.jpeg({ name: 'two.jpg' }),
      sampleImages.webp({ name: 'three.webp' }),
    ]);
    await waitFor(() => expect(canvas.getAllByText(/Uploaded/)).toHaveLength(3));
    await expect(canvas.queryByRole('alert')).toBeNull();
  },
};
