import { Description, Stories, Title } from '@storybook/addon-docs/blocks';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { apimart, ImageUploadDropzone } from '../src/index.js';
import { addFiles } from './add-files.js';
import { addPhotos } from './add-photos.js';
import { expectRow } from './expect-row.js';
import { SUCCEEDS } from './scripted-http.js';

/** Without the table of props, which is on the component's own page. */
function IntroductionPage() {
  return (
    <>
      <Title />
      <Description />
      <Stories title="" />
    </>
  );
}

/**
 * Your users drop or paste images, or take photos; an AI image service gets them; your app gets a URL
 * or an order id. The API keys stay on your server, in the token proxy.
 *
 * ```tsx
 * import { apimart, ImageUploadDropzone } from 'image-upload-dropzone';
 * import 'image-upload-dropzone/styles.css';
 *
 * <ImageUploadDropzone provider={apimart} onSuccess={({ url }) => save(url)} />;
 * ```
 *
 * - **Playground**: every provider, on networks that are slow, gone or lose an answer, with each request
 *   as it happens.
 * - **Theming**: colors, corners and spacing to change while you look.
 * - **Statuses**: everything that can happen to an image.
 *
 * The toolbar changes theme, direction and language of every story. No story needs a server.
 */
const meta = {
  title: 'Introduction',
  component: ImageUploadDropzone<Record<string, never>, { readonly url: string }>,
  parameters: {
    docs: { page: IntroductionPage, story: { autoplay: true } },
    controls: { disable: true },
  },
  args: {
    provider: apimart,
    http: SUCCEEDS,
  },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** Six photos in a grid: a click opens one in full size. */
export const Gallery: Story = {
  args: { layout: 'grid' },
  play: async ({ canvas, canvasElement }) => {
    await addPhotos(canvasElement);
    await waitFor(() => expect(canvas.getByText('6 of 6 uploaded')).toBeVisible());
  },
};

/** Photos in rows, with a file that isn't one: the row says why, and what would be right. */
export const Rows: Story = {
  play: async ({ canvasElement }) => {
    await addPhotos(canvasElement, 3);
    await addFiles(canvasElement, [
      new File(['<!doctype html>'], 'kitchen.jpg', { type: 'image/jpeg' }),
    ]);
    await expectRow(canvasElement, 'friends.jpg', { status: 'success', meta: /Uploaded$/ });
    await expectRow(canvasElement, 'kitchen.jpg', {
      status: 'rejected',
      meta: /Not accepted$/,
      alert: 'valid JPEG',
    });
  },
};

/** A portrait: `maxFiles={1}` and `className="iud-round"`. */
export const Portrait: Story = {
  args: { maxFiles: 1, className: 'iud-round' },
  play: async ({ canvas, canvasElement }) => {
    await addPhotos(canvasElement, 1);
    await expectRow(canvasElement, 'fig.jpg', { status: 'success', meta: /Uploaded$/ });
    await expect(canvas.getByRole('button', { name: 'Replace' })).toBeVisible();
  },
};
