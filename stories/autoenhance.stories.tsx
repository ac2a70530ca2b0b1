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

/**
 * Autoenhance, with the token proxy and the vendor's double running inside the page.
 *
 * The page requests a ticket from the proxy and sends the bytes to the vendor's storage itself.
 */
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

/** Images dropped together share an order. */
export const OneOrder: Story = {
  play: async ({ canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg(), sampleImages.png()]);
    await waitFor(() => expect(onSuccess).toHaveBeenCalledTimes(2));
    const [first, second] = onSuccess.mock.calls.map(([result]) => result);
    await expect(first?.orderId).toBe(second?.orderId);
    await expect(first?.imageId).not.toBe(second?.imageId);
  },
};

/** The site relays the bytes through its proxy, for storages that don't allow pages. */
export const Relayed: Story = {
  args: {
    http: createTestHttp(
      createTestBackend({
        providers: {
          autoenhance: { apiKey: 'test-key', delivery: 'relay' },
        },
      }),
      { bytesPerSecond: 400_000 },
    ),
  },
  play: async ({ canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg()]);
    await waitFor(() => expect(onSuccess).toHaveBeenCalledTimes(1));
  },
};

/** The storage URL has expired. A new one creates another record, so the person is asked. */
export const UrlExpired: Story = {
  args: {
    http: createTestHttp(
      createTestBackend({ faults: [{ trouble: 'answer', method: 'PUT', status: 403 }] }),
    ),
  },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await addFiles(canvasElement, [sampleImages.jpeg({ name: 'porch.jpg' })]);
    await expect(await canvas.findByRole('alert')).toHaveTextContent('creates a second entry');
    await userEvent.click(canvas.getByRole('button', { name: 'Try again anyway: porch.jpg' }));
    await waitFor(() => expect(onSuccess).toHaveBeenCalledTimes(1));
  },
};
