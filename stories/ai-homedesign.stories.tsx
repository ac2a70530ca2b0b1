import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import {
  aiHomeDesign,
  ImageUploadDropzone,
  type AiHomeDesignOptions,
  type AiHomeDesignResult,
} from '../src/index.js';
import { createTestBackend, createTestHttp, sampleImages } from '../src/testing/index.js';
import { addFiles } from './add-files.js';

const onSuccess = fn<(result: AiHomeDesignResult) => void>();
const backend = createTestBackend();

/** AI HomeDesign, with the token proxy and the vendor's double running inside the page. */
const meta = {
  title: 'Providers/AI HomeDesign',
  component: ImageUploadDropzone<AiHomeDesignOptions, AiHomeDesignResult>,
  args: {
    provider: aiHomeDesign,
    options: { serviceName: 'service-day-to-dusk' },
    http: createTestHttp(backend, { bytesPerSecond: 400_000 }),
    onSuccess,
  },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** Each image becomes an order for the service that `options` name. */
export const OrderPerImage: Story = {
  play: async ({ canvasElement }) => {
    backend.double.reset();
    await addFiles(canvasElement, [sampleImages.jpeg(), sampleImages.webp()]);
    await waitFor(() => expect(onSuccess).toHaveBeenCalledTimes(2));
    const [first, second] = onSuccess.mock.calls.map(([result]) => result.orderId);
    await expect(first).not.toBe(second);
    await expect(backend.double.uploads[0]?.fields).toEqual({
      service_name: 'service-day-to-dusk',
    });
  },
};
