import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { apimart, ImageUploadDropzone } from '../src/index.js';
import { makeQuarters } from '../test/dropzone/previews-files.js';
import { addFiles } from './add-files.js';
import { SUCCEEDS } from './scripted-http.js';

/**
 * With `sortable`, people change the order of the images: they drag one by its handle, or press the handle
 * and use the arrow keys. `onValueChange` gets the new order, and uploads continue.
 */
const meta = {
  title: 'ImageUploadDropzone/Sorting',
  component: ImageUploadDropzone<Record<string, never>, { readonly url: string }>,
  // They need the keyboard's focus, which a page of docs can't give to each of them.
  tags: ['!autodocs'],
  parameters: { controls: { disable: true } },
  args: { provider: apimart, http: SUCCEEDS, sortable: true },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

const NAMES = ['garden.jpg', 'hall.jpg', 'kitchen.jpg', 'roof.jpg'];

async function addPhotos(canvasElement: HTMLElement): Promise<void> {
  const photos = NAMES.map(async (name, at) => {
    const picture = await makeQuarters(240 + 60 * at, 240);
    return new File([picture], name, { type: 'image/jpeg' });
  });
  await addFiles(canvasElement, await Promise.all(photos));
}

const shownNames = (canvasElement: HTMLElement) =>
  [...canvasElement.querySelectorAll('[data-slot="item"] [data-slot="name"]')].map(
    ({ textContent }) => textContent,
  );

/** Rows: the handle is before the picture. */
export const List: Story = {
  play: async ({ canvasElement }) => {
    await addPhotos(canvasElement);
    const handle = await within(canvasElement).findByRole('button', { name: 'Move: garden.jpg' });
    handle.focus();
    await userEvent.keyboard('{Enter}{ArrowDown}');
    await waitFor(() => expect(handle).toHaveAttribute('aria-pressed', 'true'));
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await waitFor(() =>
      expect(shownNames(canvasElement)).toEqual([
        'hall.jpg',
        'kitchen.jpg',
        'garden.jpg',
        'roof.jpg',
      ]),
    );
    await expect(handle).toHaveFocus();
  },
};

/** Tiles: the handle is over the picture. The roof is picked up and not yet dropped. */
export const Grid: Story = {
  args: { layout: 'grid' },
  play: async ({ canvasElement }) => {
    await addPhotos(canvasElement);
    const handle = await within(canvasElement).findByRole('button', { name: 'Move: roof.jpg' });
    handle.focus();
    await userEvent.keyboard('{Enter}{Home}{ArrowRight}');
    await waitFor(() =>
      expect(shownNames(canvasElement)).toEqual([
        'garden.jpg',
        'roof.jpg',
        'hall.jpg',
        'kitchen.jpg',
      ]),
    );
    await expect(handle).toHaveAttribute('aria-pressed', 'true');
  },
};
