import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import {
  apimart,
  ImageUploadDropzone,
  type ApimartOptions,
  type ApimartResult,
} from '../src/index.js';
import { createTestBackend, createTestHttp, sampleImages } from '../src/testing/index.js';
import { addFiles } from './add-files.js';

const onSuccess = fn<(result: ApimartResult) => void>();

/** APIMart, with the token proxy and the vendor's double running inside the page. */
const meta = {
  title: 'Providers/APIMart',
  component: ImageUploadDropzone<ApimartOptions, ApimartResult>,
  args: {
    provider: apimart,
    http: createTestHttp(createTestBackend(), { bytesPerSecond: 400_000 }),
    onSuccess,
  },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** The result is a URL that is valid for 72 hours. */
export const UrlFor72Hours: Story = {
  play: async ({ canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg()]);
    await waitFor(() => expect(onSuccess).toHaveBeenCalledTimes(1));
    const [result] = onSuccess.mock.calls[0]!;
    await expect(result.url).toMatch(/^https:\/\/double\.invalid\/f\/image\//);
    const lifetime = Date.parse(result.expiresAt!) - Date.parse(result.createdAt!);
    await expect(lifetime).toBe(72 * 3600 * 1000);
  },
};
