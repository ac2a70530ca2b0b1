import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import {
  fitToProvider,
  ImageUploadDropzone,
  stablecog,
  type StablecogResult,
} from '../src/index.js';
import { createTestBackend, createTestHttp, sampleImages } from '../src/testing/index.js';
import { addFiles } from './add-files.js';

const backend = createTestBackend();

/**
 * `prepare={fitToProvider()}` fixes what re-encoding can fix, before a file is sent. Every rule is
 * checked again on the result.
 */
const meta = {
  title: 'ImageUploadDropzone/Made to fit',
  component: ImageUploadDropzone<Record<string, never>, StablecogResult>,
  args: {
    provider: stablecog,
    prepare: fitToProvider(),
    http: createTestHttp(backend, { bytesPerSecond: 400_000 }),
    onSuccess: fn(),
  },
  beforeEach: () => backend.double.reset(),
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** Stablecog doesn't accept GIF; a still one is sent as JPEG. */
export const Converted: Story = {
  play: async ({ canvas, canvasElement }) => {
    // The dialog offers what can be fixed.
    const input = canvasElement.querySelector('[data-slot="input"]');
    await expect(input).toHaveAttribute('accept', expect.stringContaining('.heic'));
    await addFiles(canvasElement, [sampleImages.gif({ name: 'bars.gif' })]);
    await expect(await canvas.findByText('bars.jpg')).toBeVisible();
    await waitFor(() => expect(canvas.getByText(/Uploaded/)).toBeVisible());
    await expect(canvas.getByText(/Converted from GIF to JPEG\./)).toBeVisible();
    await expect(backend.double.uploads[0]).toMatchObject({ name: 'bars.jpg', type: 'image/jpeg' });
  },
};

/** The limit here is 20 kB, and the photo is ten times as large. */
export const MadeSmaller: Story = {
  args: { maxSize: '20kB' },
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg({ name: 'lobby.jpg', bytes: 200_000 })]);
    await waitFor(() => expect(canvas.getByText(/Uploaded/)).toBeVisible());
    await expect(canvas.getByText(/Made smaller: 200 kB to \d+ kB\./)).toBeVisible();
    await expect(backend.double.uploads[0]?.bytes.length).toBeLessThanOrEqual(20_000);
  },
};

/** A file that isn't an image can't be converted into one. */
export const NotMended: Story = {
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [
      new File(['%PDF-1.7'], 'plan.pdf', { type: 'application/pdf' }),
    ]);
    await expect(await canvas.findByRole('alert')).toHaveTextContent("isn't a supported image");
  },
};
