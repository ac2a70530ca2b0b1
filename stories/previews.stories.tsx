import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { apimart, autoenhance, fitToProvider, ImageUploadDropzone } from '../src/index.js';
import { createTestHttp, sampleImages } from '../src/testing/index.js';
import { makePngBomb, makeQuarters, turned } from '../test/dropzone/previews-files.js';
import {
  makeArwWithJpeg,
  makeCr2WithJpeg,
  makeCr3WithJpeg,
  makeDngWithJpeg,
  makeHeicWithJpeg,
  makeNefWithJpeg,
  makeOrfWithJpeg,
  makeRafWithJpeg,
  makeRw2WithJpeg,
  makeTiffWithJpeg,
} from '../test/image/make-raws.js';
import { addFiles } from './add-files.js';
import garden from './garden.svg';

/**
 * Small pictures of the listed files, made only for visible rows, two at a time. RAW, HEIC and TIFF
 * files show the JPEG inside them. A file without a picture that a browser can or should draw gets a
 * tile with the name of its format.
 */
const meta = {
  title: 'ImageUploadDropzone/Previews',
  component: ImageUploadDropzone<Record<string, never>, { readonly url: string }>,
  tags: ['!autodocs'],
  args: {
    provider: apimart,
    autoUpload: false,
    http: createTestHttp([{ wait: Infinity }]),
  },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

async function canvasOf(story: HTMLElement, name: string): Promise<HTMLCanvasElement> {
  const row = (await within(story).findByText(name)).closest<HTMLElement>('[data-slot="item"]')!;
  row.scrollIntoView();
  await waitFor(() => expect(isDrawn(row.querySelector('canvas'))).toBe(true));
  return row.querySelector('canvas')!;
}

function isDrawn(canvas: HTMLCanvasElement | null): boolean {
  if (canvas === null || canvas.width === 0) return false;
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
  return pixels?.some((value) => value > 0) ?? false;
}

/** Returns the color in the middle of a quarter: R, G, B or Y. */
function letterAt(canvas: HTMLCanvasElement, across: number, down: number): string {
  const place = [Math.floor(canvas.width * across), Math.floor(canvas.height * down)] as const;
  const [red = 0, green = 0, blue = 0] = canvas.getContext('2d')!.getImageData(...place, 1, 1).data;
  if (blue > 128) return 'B';
  if (red > 128) return green > 128 ? 'Y' : 'R';
  return green > 128 ? 'G' : '?';
}

/** The expected quarters (red, green, blue, yellow) by EXIF orientation. */
const UPRIGHT = ['RGBY', 'GRYB', 'YBGR', 'BYRG', 'RBGY', 'BRYG', 'YGBR', 'GYRB'];

/** The same picture in all eight EXIF orientations, always shown upright. */
export const EightOrientations: Story = {
  play: async ({ canvasElement }) => {
    const picture = await makeQuarters(601, 403);
    await addFiles(
      canvasElement,
      await Promise.all(UPRIGHT.map((_, index) => turned(picture, index + 1))),
    );
    for (const [index, seen] of UPRIGHT.entries()) {
      const canvas = await canvasOf(canvasElement, `turned-${index + 1}.jpg`);
      const letters = [
        letterAt(canvas, 0.25, 0.25),
        letterAt(canvas, 0.75, 0.25),
        letterAt(canvas, 0.25, 0.75),
        letterAt(canvas, 0.75, 0.75),
      ];
      await expect(letters.join('')).toBe(seen);
      await expect(canvas.width > canvas.height).toBe(index < 4);
    }
  },
};

/** A 24-megapixel photo. */
export const LargePhoto: Story = {
  play: async ({ canvasElement }) => {
    await addFiles(canvasElement, [await makeQuarters(6000, 4000)]);
    const canvas = await canvasOf(canvasElement, 'quarters.jpeg');
    // The shorter side fills the box; the rest is cropped.
    await expect(Math.min(canvas.width, canvas.height)).toBeLessThanOrEqual(64 * devicePixelRatio);
    await expect(letterAt(canvas, 0.25, 0.25)).toBe('R');
  },
};

/** A small file with 81 megapixels is never decoded. It gets a tile, and its neighbor gets a picture. */
export const PixelBomb: Story = {
  play: async ({ canvas, canvasElement }) => {
    const bomb = await makePngBomb(9000, 9000);
    await addFiles(canvasElement, [bomb, sampleImages.jpeg({ name: 'porch.jpg' })]);
    await canvasOf(canvasElement, 'porch.jpg');
    const row = canvas.getByText('bomb.png').closest('[data-slot="item"]')!;
    await expect(row).toHaveAttribute('data-status', 'queued');
    await expect(row.querySelector('canvas')).toBeNull();
    await expect(row.querySelector('[data-slot="preview"]')).toHaveTextContent('PNG');
  },
};

/** Files as cameras and phones write them, with their EXIF orientations. */
const CAMERA_FILES = [
  ['house.dng', makeDngWithJpeg, 1],
  ['house.arw', makeArwWithJpeg, 6],
  ['house.nef', makeNefWithJpeg, 8],
  ['house.cr2', makeCr2WithJpeg, 3],
  ['house.cr3', makeCr3WithJpeg, 6],
  ['house.raf', makeRafWithJpeg, 1],
  ['house.orf', makeOrfWithJpeg, 6],
  ['house.rw2', makeRw2WithJpeg, 1],
  ['house.heic', makeHeicWithJpeg, 6],
  ['house.tif', makeTiffWithJpeg, 1],
] as const;

const DEGREES: Readonly<Record<number, number>> = { 1: 0, 3: 180, 6: -90, 8: 90 };

/** Returns the garden as a sensor stores it: on its side if the camera was. */
async function photoStored(orientation: number): Promise<Uint8Array<ArrayBuffer>> {
  const image = new Image();
  image.src = garden;
  await image.decode();
  const [width, height] = orientation > 4 ? [480, 640] : [640, 480];
  const [across, down] = orientation > 4 ? [height, width] : [width, height];
  const context = new OffscreenCanvas(across, down).getContext('2d')!;
  context.translate(across / 2, down / 2);
  context.rotate((DEGREES[orientation]! * Math.PI) / 180);
  context.fillStyle = '#bfe3f5';
  context.fillRect(-width / 2, -height / 2, width, height);
  context.drawImage(image, -width / 2, height / 2 - width, width, width);
  const blob = await context.canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
  return new Uint8Array(await blob.arrayBuffer());
}

/**
 * No browser decodes RAW, and only Safari decodes HEIC. Instead, the JPEG that cameras and phones embed
 * for their own screens is shown upright, with the sky above the grass.
 */
export const RawAndHeic: Story = {
  name: 'Previews of RAW and HEIC',
  render: () => (
    <ImageUploadDropzone
      provider={autoenhance}
      prepare={fitToProvider()}
      autoUpload={false}
      http={createTestHttp([{ wait: Infinity }])}
    />
  ),
  play: async ({ canvasElement }) => {
    const files = await Promise.all(
      CAMERA_FILES.map(async ([name, make, orientation]) => {
        const jpeg = await photoStored(orientation);
        return new File([make({ jpeg, orientation })], name);
      }),
    );
    await addFiles(canvasElement, files);
    for (const [name, , orientation] of CAMERA_FILES) {
      const canvas = await canvasOf(canvasElement, name);
      await expect(canvas.height > canvas.width).toBe(orientation > 4);
      const colorAt = (down: number) => {
        const place = [Math.floor(canvas.width / 8), Math.floor(canvas.height * down)] as const;
        return canvas.getContext('2d')!.getImageData(...place, 1, 1).data;
      };
      const [sky, grass] = [colorAt(0.08), colorAt(0.94)];
      await expect(sky[2]).toBeGreaterThan(200);
      await expect(grass[2]).toBeLessThan(130);
    }
  },
};
