import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { apimart, ImageUploadDropzone } from '../src/index.js';
import { sampleImages } from '../src/testing/index.js';
import { makeQuarters } from '../test/dropzone/previews-files.js';
import { addFiles } from './add-files.js';
import { expectRow } from './expect-row.js';
import { SUCCEEDS } from './scripted-http.js';

/**
 * `layout` determines how images are laid out: in rows, in square tiles with the zone as the last one,
 * or as one picture that fills the zone, which is the default with `maxFiles` 1.
 */
const meta = {
  title: 'ImageUploadDropzone/Layouts',
  component: ImageUploadDropzone<Record<string, never>, { readonly url: string }>,
  parameters: { docs: { story: { autoplay: true } }, controls: { disable: true } },
  args: {
    provider: apimart,
    http: SUCCEEDS,
  },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** Rows, the default: names and sizes can be read at a glance. */
export const List: Story = {
  play: async ({ canvasElement }) => {
    await addFiles(canvasElement, [
      sampleImages.jpeg({ name: 'garden.jpg' }),
      sampleImages.png({ name: 'the-view-from-the-roof-in-the-evening.png' }),
    ]);
    await expectRow(canvasElement, 'garden.jpg', { status: 'success', meta: /Uploaded$/ });
    const summary = canvasElement.querySelector('[data-slot="totals"]');
    await waitFor(() => expect(summary).toHaveTextContent('2 of 2 uploaded'));
  },
};

/** Tiles: mainly the pictures, with their states on top. The tile of a refused file says why. */
export const Grid: Story = {
  args: { layout: 'grid' },
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [
      sampleImages.jpeg({ name: 'garden.jpg' }),
      sampleImages.png({ name: 'hall.png' }),
      new File(['%PDF-1.7'], 'plan.pdf', { type: 'application/pdf' }),
      sampleImages.webp({ name: 'roof.webp' }),
    ]);
    await expectRow(canvasElement, 'roof.webp', { status: 'success', meta: /Uploaded$/ });
    await expectRow(canvasElement, 'plan.pdf', {
      status: 'rejected',
      meta: /Not accepted$/,
      alert: 'Use JPEG, PNG, WebP or GIF.',
    });
    const last = canvas.getAllByRole('listitem').at(-1)!;
    await expect(last).toContainElement(canvas.getByRole('button', { name: 'Choose images' }));
  },
};

/** An empty grid is an ordinary zone. */
export const EmptyGrid: Story = {
  args: { layout: 'grid' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: 'Choose images' })).toBeVisible();
    await expect(canvas.queryByRole('list')).toBeNull();
  },
};

/** The only image fills the zone. It stays until a new one has been accepted. */
export const Single: Story = {
  args: { maxFiles: 1 },
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: '24rem' }}>
        <Story />
      </div>
    ),
  ],
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg({ name: 'garden.jpg' })]);
    await expectRow(canvasElement, 'garden.jpg', { status: 'success', meta: /Uploaded$/ });
    await expect(canvas.getByRole('button', { name: 'Replace' })).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Remove: garden.jpg' })).toBeVisible();
  },
};

/**
 * A click or Enter on a picture opens it in the whole window. Arrow keys switch to the others, and
 * a button switches between the chosen image and what preparation or the provider made of it. `largerView="none"` turns this off.
 */
export const LargerView: Story = {
  args: { layout: 'grid' },
  // It would cover the docs page.
  tags: ['!autodocs'],
  play: async ({ canvas, canvasElement, userEvent }) => {
    await addFiles(
      canvasElement,
      await Promise.all(
        ['garden.jpg', 'hall.jpg'].map(
          async (name) => new File([await makeQuarters(900, 600)], name, { type: 'image/jpeg' }),
        ),
      ),
    );
    await expectRow(canvasElement, 'hall.jpg', { status: 'success', meta: /Uploaded$/ });
    const picture = await canvas.findByRole('button', { name: 'View larger: garden.jpg' });
    await userEvent.click(picture);
    const dialog = await canvas.findByRole('dialog', { name: 'garden.jpg 1 of 2' });
    await userEvent.keyboard('{ArrowRight}');
    await waitFor(() => expect(dialog).toHaveAccessibleName('hall.jpg 2 of 2'));
    await userEvent.keyboard('{ArrowLeft}');
    await waitFor(() => expect(dialog).toHaveAccessibleName('garden.jpg 1 of 2'));
    await waitFor(() => expect(canvas.getByRole('img', { name: 'garden.jpg' })).toBeVisible());
  },
};

/** A round portrait, with `className="iud-round"`. */
export const Round: Story = {
  args: { maxFiles: 1, className: 'iud-round' },
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg({ name: 'ada.jpg' })]);
    await expectRow(canvasElement, 'ada.jpg', { status: 'success', meta: /Uploaded$/ });
    await expect(canvas.getByRole('button', { name: 'Replace' })).toBeVisible();
  },
};
