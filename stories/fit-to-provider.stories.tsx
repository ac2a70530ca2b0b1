import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import {
  fitToProvider,
  ImageUploadDropzone,
  stablecog,
  type StablecogResult,
} from '../src/index.js';
import { createTestBackend, createTestHttp, sampleImages } from '../src/testing/index.js';
import { makeTiffPage, withPages } from '../test/image/make-tiff-pages.js';
import { field } from '../test/image/make-tiffs.js';
import { addFiles } from './add-files.js';
import garden from './garden.svg';

const backend = createTestBackend();

/**
 * `prepare={fitToProvider()}` fixes what re-encoding can fix before a file is sent. The result is
 * checked against every rule again.
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

/** Stablecog doesn't accept GIF, so a still GIF is sent as JPEG. */
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

/**
 * Only Safari decodes TIFF, so the app passes a decoder, which loads with the first TIFF. The scan is
 * on its side and has two pages. The first one is shown and sent upright.
 */
export const Scan: Story = {
  args: { prepare: fitToProvider({ tiff: () => import('utif2') }) },
  play: async ({ canvas, canvasElement }) => {
    const input = canvasElement.querySelector('[data-slot="input"]');
    await expect(input).toHaveAttribute('accept', expect.stringContaining('.tiff'));
    await addFiles(canvasElement, [await makeScan('deed.tif')]);
    await expect(await canvas.findByText('deed.jpg')).toBeVisible();
    await waitFor(() => expect(canvas.getByText(/Uploaded/)).toBeVisible());
    await expect(canvas.getByText(/Converted from TIFF to JPEG\..*main picture/)).toBeVisible();
    const sent = await createImageBitmap(new Blob([backend.double.uploads[0]!.bytes]));
    await expect([sent.width, sent.height]).toEqual([480, 640]);
    await waitFor(() => expect(canvasElement.querySelector('canvas')?.height).toBeGreaterThan(0));
  },
};

/** Returns the garden as a scanner writes it: uncompressed, on its side, with a second page. */
async function makeScan(name: string): Promise<File> {
  const image = new Image();
  image.src = garden;
  await image.decode();
  const [width, height] = [640, 480];
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.fillStyle = '#bfe3f5';
  context.fillRect(0, 0, width, height);
  // Rotated left, so that orientation 6 turns it upright again.
  context.translate(0, height);
  context.rotate(-Math.PI / 2);
  context.drawImage(image, 0, 0, height, width);
  const { data } = context.getImageData(0, 0, width, height);
  const pixels = data.filter((_, index) => index % 4 < 3);
  const page = { width, height, pixels: new Uint8Array(pixels), fields: [field.orientation(6)] };
  return new File([withPages(makeTiffPage(page), 0)], name, { type: 'image/tiff' });
}

/** A file that isn't an image can't be converted into one. */
export const NotConvertible: Story = {
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [
      new File(['%PDF-1.7'], 'plan.pdf', { type: 'application/pdf' }),
    ]);
    await expect(await canvas.findByRole('alert')).toHaveTextContent("isn't a supported image");
  },
};
