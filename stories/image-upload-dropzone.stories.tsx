import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { apimart, ImageUploadDropzone } from '../src/index.js';
import { createTestHttp, sampleImages } from '../src/testing/index.js';
import { addFiles } from './add-files.js';
import { dragFiles } from './drag-files.js';
import { expectRow } from './expect-row.js';
import { SUCCEEDS } from './scripted-http.js';

/**
 * Accepts images, checks them by their bytes, shows them, and uploads them to a provider through
 * your token proxy.
 *
 * What happens to an upload is scripted here: `createTestHttp` plays the token proxy inside the page,
 * so no story needs a server.
 */
const meta = {
  title: 'ImageUploadDropzone/Component',
  component: ImageUploadDropzone<Record<string, never>, { readonly url: string }>,
  parameters: { docs: { story: { autoplay: true } } },
  args: {
    provider: apimart,
    http: SUCCEEDS,
    onSuccess: fn(),
    onError: fn(),
  },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** A drag ends when the pointer moves or another drag begins, so the docs show each in its own frame. */
const ALONE = { docs: { story: { inline: false, height: '240px' } } };

/** Nothing chosen yet. The hint comes from the provider's rules. */
export const Empty: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: 'Choose images' })).toBeVisible();
    await expect(canvas.getByText('JPEG, PNG, WebP or GIF, up to 20 MB')).toBeVisible();
  },
};

/** Images are dragged over the zone, and all of them have an accepted type. */
export const DraggedOver: Story = {
  parameters: ALONE,
  play: async ({ canvas, canvasElement }) => {
    await dragFiles(canvasElement, [sampleImages.jpeg()]);
    await expect(await canvas.findByText('Drop to upload')).toBeVisible();
  },
};

/**
 * Something that will be refused is dragged over the zone. A drop still adds a row that says why.
 */
export const UnsupportedDraggedOver: Story = {
  parameters: ALONE,
  play: async ({ canvas, canvasElement }) => {
    await dragFiles(canvasElement, [new File(['%PDF'], 'plan.pdf', { type: 'application/pdf' })]);
    await expect(await canvas.findByText("This file type isn't supported")).toBeVisible();
  },
};

/** With `maxFiles` 1, a new image replaces the current one once it has been checked. */
export const OneImage: Story = {
  args: { maxFiles: 1 },
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getByRole('button', { name: 'Choose an image' })).toBeVisible();
    await addFiles(canvasElement, [sampleImages.jpeg({ name: 'before.jpg' })]);
    await expectRow(canvasElement, 'before.jpg', { status: 'success', meta: /Uploaded$/ });
    await addFiles(canvasElement, [sampleImages.png({ name: 'after.png' })]);
    await expectRow(canvasElement, 'after.png', { status: 'success', meta: /Uploaded$/ });
    await expect(canvas.getAllByRole('listitem')).toHaveLength(1);
  },
};

/** The app's limit is below the provider's; the hint says so, and larger files are refused. */
export const NarrowRules: Story = {
  args: { maxSize: '20kB' },
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getByText('JPEG, PNG, WebP or GIF, up to 20 kB')).toBeVisible();
    await addFiles(canvasElement, [sampleImages.jpeg({ name: 'panorama.jpg', bytes: 50_000 })]);
    await expectRow(canvasElement, 'panorama.jpg', {
      status: 'rejected',
      meta: /Not accepted$/,
      alert: 'The limit is 20 kB.',
    });
  },
};

/** The app overrides some sentences; the others stay unchanged. */
export const OwnWords: Story = {
  args: {
    labels: {
      choose: () => 'Add photos of the property',
      drop: () => 'or drag them into this box',
      errors: { 'file-empty': () => 'There is nothing in this photo.' },
    },
  },
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getByRole('button', { name: 'Add photos of the property' })).toBeVisible();
    await addFiles(canvasElement, [new File([], 'empty.jpg', { type: 'image/jpeg' })]);
    await expectRow(canvasElement, 'empty.jpg', {
      status: 'rejected',
      meta: /Not accepted$/,
      alert: 'There is nothing in this photo.',
    });
  },
};

/** A cancel by mouse or key: the focus isn't lost when the button disappears. */
export const CanceledByHand: Story = {
  // A click would move the focus to this story, and scroll the docs page with it.
  parameters: { docs: { story: { autoplay: false } } },
  args: { http: createTestHttp([{ progress: 0.2 }, { wait: Infinity }]) },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await addFiles(canvasElement, [sampleImages.jpeg({ name: 'attic.jpg' })]);
    await expectRow(canvasElement, 'attic.jpg', { status: 'uploading', meta: /19.?%$/ });
    await userEvent.click(canvas.getByRole('button', { name: 'Cancel: attic.jpg' }));
    await expectRow(canvasElement, 'attic.jpg', { status: 'canceled', meta: /Canceled$/ });
    await waitFor(() =>
      expect(canvas.getByRole('button', { name: 'Remove: attic.jpg' })).toHaveFocus(),
    );
  },
};

/** Nothing can be chosen or dropped. */
export const Disabled: Story = {
  args: { disabled: true },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: 'Choose images' })).toBeDisabled();
  },
};
