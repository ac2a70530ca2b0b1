import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { apimart, ImageUploadDropzone } from '../src/index.js';
import { createTestHttp, sampleImages } from '../src/testing/index.js';
import { addFiles } from './add-files.js';
import { STALLS, SUCCEEDS } from './scripted-http.js';

/**
 * With two or more images, a summary line has actions for all of them. With more than a hundred, the
 * list scrolls and renders only the visible rows; `--iud-list-size` is its maximum height.
 */
const meta = {
  title: 'ImageUploadDropzone/Many files',
  component: ImageUploadDropzone<Record<string, never>, { readonly url: string }>,
  parameters: { docs: { story: { autoplay: true } }, controls: { disable: true } },
  args: { provider: apimart },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

const FAILS = createTestHttp([
  {
    answer: {
      status: 503,
      body: { error: { code: 'proxy-unavailable', message: 'Scripted.', retryable: true } },
    },
  },
]);

function photos(count: number): File[] {
  const images = [sampleImages.jpeg(), sampleImages.png(), sampleImages.webp()];
  return Array.from({ length: count }, (_, at) => {
    const image = images[at % images.length]!;
    return new File([image], `photo-${at + 1}.${image.name.split('.')[1]}`, { type: image.type });
  });
}

async function summaryOf(canvasElement: HTMLElement) {
  const find = () => canvasElement.querySelector<HTMLElement>('[data-slot="summary"]')!;
  await waitFor(() => expect(find()).toBeVisible());
  return within(find());
}

/** Twelve uploads: their progress together, and a button that cancels all of them. */
export const OnTheirWay: Story = {
  args: { http: STALLS, concurrency: 12 },
  play: async ({ canvasElement }) => {
    await addFiles(canvasElement, photos(12));
    const summary = await summaryOf(canvasElement);
    await expect(await summary.findByText(/^0 of 12 uploaded/)).toBeVisible();
    const bar = summary.getByRole('progressbar', { name: 'All uploads' });
    await waitFor(() => expect(bar).toHaveAttribute('value', '40'));
    await expect(summary.getByRole('button', { name: 'Cancel all' })).toBeVisible();
  },
};

/** Twelve failed uploads, which can all be retried at once. */
export const AllFailed: Story = {
  args: { http: FAILS, retries: 0 },
  play: async ({ canvasElement }) => {
    await addFiles(canvasElement, photos(12));
    const summary = await summaryOf(canvasElement);
    const again = await summary.findByRole('button', { name: 'Retry 12 failed' });
    await expect(again).toBeVisible();
    await expect(summary.getByText('0 of 12 uploaded, 12 failed')).toBeVisible();
  },
};

/** A thousand images, of which about twenty rows are rendered. */
export const AThousand: Story = {
  args: { http: SUCCEEDS, autoUpload: false },
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, photos(1000));
    await waitFor(() => expect(canvas.getByRole('list')).toHaveAttribute('data-windowed'));
    const list = canvas.getByRole('list');
    await waitFor(() => expect(list.scrollHeight).toBeGreaterThan(50_000));
    await expect(canvas.getAllByRole('listitem').length).toBeLessThan(40);
    list.scrollTop = list.scrollHeight;
    // Rows are measured while the list scrolls, and may be replaced once more.
    await waitFor(() => expect(canvas.getByText('photo-1000.jpg')).toBeVisible());
  },
};
