import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { apimart, ImageUploadDropzone } from '../src/index.js';
import { ar } from '../src/locales/ar.js';
import { sampleImages } from '../src/testing/index.js';
import { addFiles } from './add-files.js';
import { expectRow } from './expect-row.js';
import { SUCCEEDS } from './scripted-http.js';
import own from './own-look.module.css';
import './tailwind.css';

/**
 * The look follows the page's `color-scheme` and reading direction. Colors and sizes are variables
 * that start with `--iud-`. `classNames` adds your classes to each element, and `unstyled` turns our
 * styles off.
 */
const meta = {
  title: 'ImageUploadDropzone/Looks',
  component: ImageUploadDropzone<Record<string, never>, { readonly url: string }>,
  parameters: { docs: { story: { autoplay: true } }, controls: { disable: true } },
  args: {
    provider: apimart,
    http: SUCCEEDS,
  },
  play: async ({ canvasElement }) => {
    await addFiles(canvasElement, [
      sampleImages.jpeg({ name: 'garden.jpg' }),
      new File(['<!doctype html>'], 'kitchen.jpg', { type: 'image/jpeg' }),
    ]);
    await expectRow(canvasElement, 'garden.jpg', { status: 'success', meta: /Uploaded$/ });
    await expectRow(canvasElement, 'kitchen.jpg', {
      status: 'rejected',
      meta: /Not accepted$/,
      alert: 'valid JPEG',
    });
  },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** On a page or in a section with a dark `color-scheme`. */
export const Dark: Story = {
  decorators: [
    (Story) => (
      <div style={{ colorScheme: 'dark', background: '#111318', padding: 16 }}>
        <Story />
      </div>
    ),
  ],
};

/** In a 240-pixel sidebar. */
export const Narrow: Story = {
  decorators: [
    (Story) => (
      <div style={{ inlineSize: 240 }}>
        <Story />
      </div>
    ),
  ],
};

/** Your own colors and corners, with variables only. */
export const OwnVariables: Story = {
  decorators: [
    (Story) => (
      <div className="own-variables">
        <style>{`.own-variables .iud {
          --iud-accent: #8a3ffc;
          --iud-on-accent: #fff;
          --iud-raised: color-mix(in srgb, #8a3ffc 8%, Canvas);
          --iud-radius: 4px;
        }`}</style>
        <Story />
      </div>
    ),
  ],
};

/** Your own look: `unstyled`, with the classes of a CSS module. */
export const CssModules: Story = {
  args: { unstyled: true, classNames: own },
  play: async (context) => {
    await meta.play(context);
    const list = context.canvas.getByRole('list');
    await expect(getComputedStyle(list).display).toBe('grid');
  },
};

/** With Tailwind: `unstyled`, with utilities on each element. */
export const Tailwind: Story = {
  args: {
    unstyled: true,
    className: 'grid gap-4 rounded-2xl bg-slate-100 p-6 text-slate-900',
    classNames: {
      zone: 'grid justify-items-center gap-2 rounded-xl border-2 border-slate-400 p-8 text-center [&_button]:min-h-11 [&_button]:rounded-full [&_button]:bg-slate-900 [&_button]:px-5 [&_button]:text-white',
      list: 'm-0 grid list-none gap-2 p-0',
      item: 'grid grid-cols-[3rem_1fr_auto] items-center gap-x-3 rounded-xl bg-white p-3',
      preview: 'row-span-2 grid size-12 place-items-center overflow-hidden rounded-lg bg-slate-200',
      name: 'font-medium',
      meta: 'col-start-2 text-sm text-slate-600',
      message: 'col-span-full m-0 text-sm text-red-700',
      remove:
        'col-start-3 row-span-2 row-start-1 size-11 border-0 bg-transparent text-slate-600 [&_svg]:size-4 [&_svg]:stroke-current',
    },
  },
  play: async (context) => {
    await meta.play(context);
    const list = context.canvas.getByRole('list');
    await expect(getComputedStyle(list).display).toBe('grid');
    await expect(getComputedStyle(list).rowGap).toBe('8px');
  },
};

/** Right to left, with the sentences of `image-upload-dropzone/locales/ar`. */
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
    const range = document.createRange();
    range.selectNodeContents(canvas.getByText('garden.jpg'));
    const name = range.getBoundingClientRect();
    const preview = row.querySelector('[data-slot="preview"]')!.getBoundingClientRect();
    // Right beside the picture, though the name itself is read from left to right.
    await expect(preview.left - name.right).toBeLessThan(20);
    await expect(preview.left - name.right).toBeGreaterThan(0);
  },
};
