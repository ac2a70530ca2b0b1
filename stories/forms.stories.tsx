import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { HouseForm } from '../examples/forms/hook-form.js';
import { PlainForm } from '../examples/forms/plain-form.js';
import { AvatarField } from '../examples/forms/single-image.js';
import { createTestHttp, sampleImages } from '../src/testing/index.js';
import { addFiles } from './add-files.js';
import { expectRow } from './expect-row.js';
import { STALLS } from './scripted-http.js';

/**
 * A dropzone is a form field: with a `name`, it sends one value for each uploaded image; with
 * `required`, the form needs at least one; and a form library can own the list through `value` and
 * `onValueChange`.
 */
const meta = {
  title: 'Recipes/Forms',
  parameters: { docs: { story: { autoplay: true } } },
} satisfies Meta;

/** A picture from this Storybook, as a stand-in for one that a user uploaded last week. */
const GARDEN = new URL('./garden.svg?no-inline', import.meta.url).href;

export default meta;
type Story = StoryObj<typeof meta>;

const SUCCEEDS = createTestHttp([
  { progress: 1 },
  { answer: { body: { url: 'https://cdn.example/house.jpg' } } },
]);

function formOf(canvasElement: HTMLElement): HTMLFormElement {
  return canvasElement.querySelector('form')!;
}

/** The browser submits the form, without state or a handler. */
export const Plain: Story = {
  render: () => <PlainForm http={SUCCEEDS} />,
  play: async ({ canvasElement }) => {
    await expect(formOf(canvasElement).checkValidity()).toBe(false);
    await addFiles(canvasElement, [sampleImages.jpeg({ name: 'house.jpg' })]);
    await expectRow(canvasElement, 'house.jpg', { status: 'success', meta: /Uploaded$/ });
    await expect(new FormData(formOf(canvasElement)).getAll('photos')).toEqual([
      'https://cdn.example/house.jpg',
    ]);
  },
};

/** The browser blocks the form while an image is uploading, which would be missing from it. */
export const SentTooEarly: Story = {
  render: () => <PlainForm http={STALLS} />,
  play: async ({ canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg({ name: 'house.jpg' })]);
    await expectRow(canvasElement, 'house.jpg', { status: 'uploading', meta: /40.?%$/ });
    const input = canvasElement.querySelector<HTMLInputElement>('input[type="file"]')!;
    await waitFor(() =>
      expect(input.validationMessage).toBe('Please wait for the uploads to finish.'),
    );
  },
};

/** react-hook-form owns the list, including images that were uploaded earlier. */
export const ReactHookForm: Story = {
  render: () => (
    <HouseForm
      http={SUCCEEDS}
      onSave={() => {}}
      house={{
        address: 'Main Street 1',
        photos: [{ id: '7', name: 'garden.jpg', result: { url: GARDEN } }],
      }}
    />
  ),
  play: async ({ canvas, canvasElement }) => {
    await expectRow(canvasElement, 'garden.jpg', { status: 'success', meta: /^Uploaded$/ });
    await addFiles(canvasElement, [sampleImages.jpeg({ name: 'kitchen.jpg' })]);
    await expectRow(canvasElement, 'kitchen.jpg', { status: 'success', meta: /Uploaded$/ });
    await expect(canvas.getAllByRole('listitem')).toHaveLength(2);
  },
};

/** One picture, which a new one can replace. */
export const SingleImage: Story = {
  render: () => <AvatarField http={SUCCEEDS} />,
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg({ name: 'before.jpg' })]);
    await expectRow(canvasElement, 'before.jpg', { status: 'success', meta: /Uploaded$/ });
    await addFiles(canvasElement, [sampleImages.png({ name: 'after.png' })]);
    await expectRow(canvasElement, 'after.png', { status: 'success', meta: /Uploaded$/ });
    await expect(canvas.getAllByRole('listitem')).toHaveLength(1);
  },
};
