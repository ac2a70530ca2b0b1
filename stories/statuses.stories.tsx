import { Description, Stories, Title } from '@storybook/addon-docs/blocks';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fireEvent, fn } from 'storybook/test';
import { apimart, ImageUploadDropzone, type UploadErrorCode } from '../src/index.js';
import { createTestHttp, sampleImages, type ScriptStep } from '../src/testing/index.js';
import { addFiles } from './add-files.js';
import { expectRow } from './expect-row.js';
import { silentFile } from './silent-file.js';
import { SUCCEEDS } from './scripted-http.js';

/** A network on which nothing ever happens. */
const FOREVER: ScriptStep = { wait: Infinity };
/** Milliseconds; the longest `Retry-After` that is honored. */
const FIVE_MINUTES = 300_000;

/** The token proxy's response to an upload that it refuses. */
function refusal(
  status: number,
  code: UploadErrorCode,
  more: { readonly retryable?: boolean; readonly retryAfterMs?: number } = {},
): ScriptStep {
  const error = { code, message: 'Scripted.', retryable: false, ...more };
  return { answer: { status, body: { error } } };
}

/**
 * Every status of an image: the item's `status` and its row's `data-status`. Each story stays in
 * its status because of what happens on its network; none sets a status directly.
 */
const meta = {
  title: 'ImageUploadDropzone/Statuses',
  component: ImageUploadDropzone<Record<string, never>, { readonly url: string }>,
  parameters: {
    controls: { disable: true },
    // The docs show the rows too. The table of props is on the component's page.
    docs: { story: { autoplay: true }, page: StatusesPage },
  },
  args: {
    provider: apimart,
    http: SUCCEEDS,
    onSuccess: fn(),
    onError: fn(),
  },
} satisfies Meta;

function StatusesPage() {
  return (
    <>
      <Title />
      <Description />
      <Stories title="" />
    </>
  );
}

export default meta;
type Story = StoryObj<typeof meta>;

/** `checking`: the bytes are being read. Here they never arrive, as from a sleeping drive. */
export const Checking: Story = {
  play: async ({ canvasElement }) => {
    await addFiles(canvasElement, [silentFile('cellar.jpg')]);
    await expectRow(canvasElement, 'cellar.jpg', { status: 'checking', meta: /Checking$/ });
  },
};

/**
 * `rejected`: not an image, or not one that the provider accepts. Each row says why; nothing was
 * sent, and the other files continue.
 */
export const Rejected: Story = {
  play: async ({ canvasElement }) => {
    await addFiles(canvasElement, [
      new File(['%PDF-1.7'], 'floor-plan.pdf', { type: 'application/pdf' }),
      new File(['<!doctype html>'], 'kitchen.jpg', { type: 'image/jpeg' }),
      sampleImages.jpeg({ name: 'garden.jpg' }),
    ]);
    await expectRow(canvasElement, 'floor-plan.pdf', {
      status: 'rejected',
      meta: /Not accepted$/,
      alert: 'Use JPEG, PNG, WebP or GIF.',
    });
    await expectRow(canvasElement, 'kitchen.jpg', {
      status: 'rejected',
      meta: /Not accepted$/,
      alert: 'valid JPEG',
    });
    await expectRow(canvasElement, 'garden.jpg', { status: 'success', meta: /Uploaded$/ });
  },
};

/** `queued`: other uploads are ahead. Only `concurrency` uploads run at once, here one. */
export const Queued: Story = {
  args: { concurrency: 1, http: createTestHttp([{ progress: 0.605 }, FOREVER]) },
  play: async ({ canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg({ name: 'hall.jpg' })]);
    await expectRow(canvasElement, 'hall.jpg', { status: 'uploading', meta: /60.?%$/ });
    await addFiles(canvasElement, [sampleImages.png({ name: 'stairs.png' })]);
    await expectRow(canvasElement, 'stairs.png', { status: 'queued', meta: /Queued$/ });
  },
};

/** `queued` as well: with `autoUpload` off, a checked image waits until someone starts it. */
export const Unasked: Story = {
  args: { autoUpload: false },
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.webp({ name: 'balcony.webp' })]);
    await expectRow(canvasElement, 'balcony.webp', { status: 'queued', meta: /Queued$/ });
    await expect(canvas.queryByRole('progressbar')).toBeNull();
  },
};

/**
 * `preparing`: it has a slot, and no byte has been sent. This takes as long as `prepare` does, or
 * a drive that has gone to sleep since the check.
 */
export const Preparing: Story = {
  args: { prepare: () => new Promise(() => {}) },
  play: async ({ canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg({ name: 'loft.jpg' })]);
    await expectRow(canvasElement, 'loft.jpg', { status: 'preparing', meta: /Preparing$/ });
  },
};

/** `uploading`: bytes are being sent. */
export const Uploading: Story = {
  args: { http: createTestHttp([{ progress: 0.4 }, FOREVER]) },
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg(), sampleImages.png()]);
    await expectRow(canvasElement, 'landscape.jpg', { status: 'uploading', meta: /40.?%$/ });
    const bar = canvas.getByRole('progressbar', { name: 'Upload of landscape.jpg' });
    await expect(bar).toHaveAttribute('value', '40');
  },
};

/** `processing`: all bytes have been sent, and the provider hasn't responded yet. */
export const Processing: Story = {
  args: { http: createTestHttp([{ progress: 1 }, FOREVER]) },
  play: async ({ canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.webp()]);
    await expectRow(canvasElement, 'landscape.webp', {
      status: 'processing',
      meta: /Processing at APIMart$/,
    });
  },
};

/** `waiting`: the proxy has said when to retry. The bar keeps its value. */
export const RateLimited: Story = {
  args: {
    http: createTestHttp([
      { progress: 0.5 },
      refusal(429, 'rate-limited', { retryable: true, retryAfterMs: FIVE_MINUTES }),
    ]),
  },
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg({ name: 'porch.jpg' })]);
    await expectRow(canvasElement, 'porch.jpg', {
      status: 'waiting',
      meta: /Paused: too many uploads · retrying in \d min$/,
    });
    await expect(canvas.getByRole('progressbar')).toHaveAttribute('value', '50');
  },
};

/** `waiting` for the network: it continues automatically when the browser is online again. */
export const Offline: Story = {
  // The whole page shares one network, and other stories need it.
  parameters: { docs: { story: { autoplay: false } } },
  beforeEach: () => () => void Reflect.deleteProperty(navigator, 'onLine'),
  play: async ({ canvas, canvasElement }) => {
    // The first file loads the code that sends files, which waits for the network too.
    await addFiles(canvasElement, [sampleImages.png({ name: 'attic.png' })]);
    await expectRow(canvasElement, 'attic.png', { status: 'success', meta: /Uploaded$/ });
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    await addFiles(canvasElement, [sampleImages.jpeg({ name: 'cellar.jpg' })]);
    await expectRow(canvasElement, 'cellar.jpg', {
      status: 'waiting',
      meta: /Offline, waiting to reconnect$/,
    });
    await expect(canvas.getByRole('button', { name: 'Cancel: cellar.jpg' })).toBeVisible();
  },
};

/**
 * `waiting` as well: the provider is down and certainly received nothing, so the upload is retried
 * later.
 */
export const Unavailable: Story = {
  args: {
    http: createTestHttp([
      refusal(503, 'provider-unavailable', { retryable: true, retryAfterMs: FIVE_MINUTES }),
    ]),
  },
  play: async ({ canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.png({ name: 'terrace.png' })]);
    await expectRow(canvasElement, 'terrace.png', {
      status: 'waiting',
      meta: /Waiting to try again · retrying in \d min$/,
    });
  },
};

/** `success`: the provider has responded, and `onSuccess` was called with the result. */
export const Success: Story = {
  play: async ({ args, canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg(), sampleImages.gif()]);
    await expectRow(canvasElement, 'landscape.jpg', { status: 'success', meta: /Uploaded$/ });
    await expectRow(canvasElement, 'bars.gif', { status: 'success', meta: /Uploaded$/ });
    await expect(args.onSuccess).toHaveBeenCalledWith(
      { url: 'https://cdn.example/a.png' },
      expect.objectContaining({ name: 'landscape.jpg', status: 'success' }),
    );
  },
};

/** `error`: the automatic retries are used up, but a manual one may succeed. */
export const Failed: Story = {
  args: {
    retries: 0,
    http: createTestHttp([{ progress: 1 }, refusal(429, 'rate-limited', { retryable: true })]),
  },
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.png({ name: 'facade.png' })]);
    await expectRow(canvasElement, 'facade.png', {
      status: 'error',
      meta: /Failed$/,
      alert: 'Too many uploads right now. Wait a moment and try again.',
    });
    await expect(canvas.getByRole('button', { name: 'Try again: facade.png' })).toBeVisible();
  },
};

/** `error`, which a retry would only repeat, so there is no retry button. */
export const Refused: Story = {
  args: { http: createTestHttp([{ progress: 1 }, refusal(422, 'provider-rejected')]) },
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.png({ name: 'collage.png' })]);
    await expectRow(canvasElement, 'collage.png', {
      status: 'error',
      meta: /Failed$/,
      alert: 'The service rejected this image.',
    });
    await expect(canvas.queryByRole('button', { name: /Try again/ })).toBeNull();
  },
};

/**
 * `error` with the code `outcome-unknown`: the connection was lost after the last byte. It may have
 * arrived, so it isn't sent again automatically.
 */
export const MayHaveArrived: Story = {
  args: { http: createTestHttp([{ progress: 1 }, { wait: 300 }, { fail: 'network' }]) },
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg({ name: 'roof.jpg' })]);
    await expectRow(canvasElement, 'roof.jpg', {
      status: 'error',
      meta: /Upload not confirmed$/,
      alert: 'trying again could create a duplicate',
    });
    await expect(canvas.getByRole('button', { name: 'Try again anyway: roof.jpg' })).toBeVisible();
  },
};

/** `canceled`: stopped by the person, who can retry. */
export const Canceled: Story = {
  args: { http: createTestHttp([{ progress: 0.2 }, FOREVER]) },
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg({ name: 'attic.jpg' })]);
    await expectRow(canvasElement, 'attic.jpg', { status: 'uploading', meta: /19.?%$/ });
    // A real click would move the focus to this row, and scroll the docs page with it.
    await fireEvent.click(canvas.getByRole('button', { name: 'Cancel: attic.jpg' }));
    await expectRow(canvasElement, 'attic.jpg', { status: 'canceled', meta: /Canceled$/ });
    await expect(canvas.getByRole('button', { name: 'Try again: attic.jpg' })).toBeVisible();
  },
};

/**
 * `canceled` after the last byte: it can't be recalled, so the row says that it may have been
 * uploaded.
 */
export const CanceledTooLate: Story = {
  args: { http: createTestHttp([{ progress: 1 }, FOREVER]) },
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg({ name: 'attic.jpg' })]);
    await expectRow(canvasElement, 'attic.jpg', {
      status: 'processing',
      meta: /Processing at APIMart$/,
    });
    await fireEvent.click(canvas.getByRole('button', { name: 'Cancel: attic.jpg' }));
    await expectRow(canvasElement, 'attic.jpg', {
      status: 'canceled',
      meta: /Canceled, but it may have been uploaded$/,
    });
    await expect(canvas.getByRole('button', { name: 'Try again anyway: attic.jpg' })).toBeVisible();
  },
};
