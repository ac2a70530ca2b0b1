import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import {
  imagePipeline,
  ImageUploadDropzone,
  withLimits,
  type ImagePipelineOptions,
  type ImagePipelineResult,
} from '../src/index.js';
import { createTestBackend, createTestHttp, sampleImages } from '../src/testing/index.js';
import { addFiles } from './add-files.js';

const onSuccess = fn<(result: ImagePipelineResult) => void>();

/** ImagePipeline, with the token proxy and the vendor's double running inside the page. */
const meta = {
  title: 'Providers/ImagePipeline',
  component: ImageUploadDropzone<ImagePipelineOptions, ImagePipelineResult>,
  args: {
    provider: imagePipeline,
    http: createTestHttp(createTestBackend(), { bytesPerSecond: 400_000 }),
    onSuccess,
  },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** The result is a public URL, with the name and the size of the stored image. */
export const PublicUrl: Story = {
  play: async ({ canvasElement }) => {
    const file = sampleImages.gif();
    await addFiles(canvasElement, [file]);
    await waitFor(() => expect(onSuccess).toHaveBeenCalledTimes(1));
    const [result] = onSuccess.mock.calls[0]!;
    await expect(result.url).toMatch(/^https:\/\/double\.invalid\/u\/[\da-f]{8}\.gif$/);
    await expect(result).toMatchObject({ filename: 'bars.gif', bytes: file.size });
  },
};

/**
 * ImagePipeline documents no limit, so the page checks none, and the proxy accepts up to 200 MB. To set
 * your own, use `withLimits(imagePipeline, { maxBytes })`, and the same `maxBytes` on the proxy.
 */
export const LimitOfYourOwn: Story = {
  args: { provider: withLimits(imagePipeline, { maxBytes: 5_000_000 }) },
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getByText('PNG, JPEG, WebP or GIF, up to 5 MB')).toBeVisible();
    await addFiles(canvasElement, [sampleImages.jpeg({ bytes: 5_000_001 })]);
    await expect(await canvas.findByRole('alert')).toHaveTextContent('The limit is 5 MB.');
  },
};
