import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import {
  autoenhance,
  ImageUploadDropzone,
  type AutoenhanceOptions,
  type AutoenhanceResult,
} from '../src/index.js';
import { createTestBackend, createTestHttp, sampleImages } from '../src/testing/index.js';
import { addFiles } from './add-files.js';

const onSuccess = fn<(result: AutoenhanceResult) => void>();

/** Autoenhance, with the token proxy and the vendor's double running inside the page. */
const meta = {
  title: 'Providers/Autoenhance',
  component: ImageUploadDropzone<AutoenhanceOptions, AutoenhanceResult>,
  args: {
    provider: autoenhance,
    options: { enhanceType: 'property' },
    http: createTestHttp(createTestBackend(), { bytesPerSecond: 400_000 }),
    onSuccess,
  },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** The images of one drop become one order. */
export const OneOrder: Story = {
  play: async ({ canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg(), sampleImages.png()]);
    await waitFor(() => expect(onSuccess).toHaveBeenCalledTimes(2), { timeout: 5000 });
    const [first, second] = onSuccess.mock.calls.map(([result]) => result);
    await expect(first?.orderId).toBe(second?.orderId);
    await expect(first?.imageId).not.toBe(second?.imageId);
  },
};
