import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { apimart, ImageUploadDropzone } from '../src/index.js';
import { ar } from '../src/locales/ar.js';
import { createTestHttp, sampleImages } from '../src/testing/index.js';
import { addFiles } from './add-files.js';
import { expectRow } from './expect-row.js';
import own from './own-look.module.css';

/**
 * The look follows the page's `color-scheme` and its reading direction. Colors and sizes are variables
 * that begin with `--iud-`; `classNames` puts your classes on each element, and `unstyled` leaves all
 * of it to them.
 */
const meta = {
  title: 'ImageUploadDropzone/Looks',
  component: ImageUploadDropzone<Record<string, never>, { readonly url: string }>,
  parameters: { docs: { story: { autoplay: true } }, controls: { disable: true } },
  args: {
    provider: apimart,
    http: createTestHttp([
      { progress: 1 },
      { answer: { body: { url: 'https://cdn.example/a.png' } } },
    ]),
  },
  play: async ({ canvasElement }) => {
    await addFiles(canvasElement, [
      sampleImages.jpeg({ name: 'garden.jpg' }),
      new File(['<!doctype html>'], 'kitchen.jpg', { type: 'image/jpeg' }),
    ]);
    await expectRow(canvasElement, 'garden.jpg', { status: 'success', meta: /Uploaded$/ });
    await expectRow(canvasElement, 'kitchen.jpg', {
      status: 'rejected',
      meta: /Not taken$/,
      alert: 'not really JPEG',
    });
  },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** On a page, or in a part of one, whose `color-scheme` is dark. */
export const Dark: Story = {
  decorators: [
    (Story) => (
      <div style={{ colorScheme: 'dark', background: '#111318', padding: 16 }}>
        <Story />
      </div>
    ),
  ],
};

/** In a side bar of 240 pixels. */
export const Narrow: Story = {
  decorators: [
    (Story) => (
      <div style={{ inlineSize: 240 }}>
        <Story />
      </div>
    ),
  ],
};

/** Colors and corners of your own, by variables alone. */
export const OwnVariables: Story = {
  decorators: [
    (Story) => (
      <div className="own-variables">
        <style>{`.own-variables .iud {
          --iud-accent: #8a3ffc;
          --iud-on-accent: #fff;
          --iud-raised: light-dark(#f6f2ff, #241c3a);
          --iud-radius: 4px;
        }`}</style>
        <Story />
      </div>
    ),
  ],
};

/** A look of your own altogether: `unstyled`, and the classes of a CSS module. */
export const CssModules: Story = {
  args: { unstyled: true, classNames: own },
  play: async (context) => {
    await meta.play(context);
    const list = context.canvas.getByRole('list');
    await expect(getComputedStyle(list).display).toBe('grid');
  },
};

/** From right to left, with the words of `image-upload-dropzone/locales/ar`. */
export const RightToLeft: Story = {
  args: { labels: ar },
  decorators: [
    (Story) => (
      <div dir="rtl" lang="ar">
        <Story />
      </div>
    ),
  ],
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg({ name: 'garden.jpg' })]);
    const row = (await canvas.findByText('garden.jpg')).closest('[data-slot="item"]')!;
    await waitFor(() => expect(row).toHaveAttribute('data-status', 'success'));
    const name = canvas.getByText('garden.jpg').getBoundingClientRect();
    const preview = row.querySelector('[data-slot="preview"]')!.getBoundingClientRect();
    await expect(preview.left).toBeGreaterThan(name.left);
  },
};
