import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fireEvent, waitFor } from 'storybook/test';
import { apimart, ImageUploadDropzone } from '../src/index.js';
import { sampleImages } from '../src/testing/index.js';
import { addFiles } from './add-files.js';
import { expectRow } from './expect-row.js';
import { SUCCEEDS } from './scripted-http.js';

/**
 * Every way to add images: drop files or a folder; choose them by clicking the area or its
 * button, by keyboard, or with a phone's camera; or paste them.
 */
const meta = {
  title: 'ImageUploadDropzone/Ways in',
  component: ImageUploadDropzone<Record<string, never>, { readonly url: string }>,
  parameters: { docs: { story: { autoplay: true } }, controls: { disable: true } },
  args: {
    provider: apimart,
    http: SUCCEEDS,
  },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

const zoneOf = (canvasElement: HTMLElement) =>
  canvasElement.querySelector<HTMLElement>('[data-slot="zone"]')!;

/** Dropped on the area. */
export const Dropped: Story = {
  play: async ({ canvasElement }) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(sampleImages.jpeg({ name: 'garden.jpg' }));
    await fireEvent(
      zoneOf(canvasElement),
      new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
    );
    await expectRow(canvasElement, 'garden.jpg', { status: 'success', meta: /Uploaded$/ });
  },
};

/**
 * Dropped beside the area: `dropTarget="page"` accepts files anywhere and shows an overlay over the
 * whole window. By default, the root with its list accepts them.
 */
export const DroppedOnThePage: Story = {
  args: { dropTarget: 'page' },
  play: async ({ canvasElement }) => {
    const dataTransfer = new DataTransfer();
    for (const name of ['garden.jpg', 'hall.jpg']) {
      dataTransfer.items.add(sampleImages.jpeg({ name }));
    }
    const drag = (step: string) =>
      fireEvent(
        document.body,
        new DragEvent(step, { dataTransfer, bubbles: true, cancelable: true }),
      );
    const overlay = () => canvasElement.querySelector('[data-slot="overlay"]');
    // The code that handles drags over the page loads separately.
    while (overlay() === null) {
      await drag('dragenter');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await expect(overlay()).toHaveTextContent('Drop 2 images');
    await drag('drop');
    await waitFor(() => expect(overlay()).toBeNull());
    await expectRow(canvasElement, 'hall.jpg', { status: 'success', meta: /Uploaded$/ });
  },
};

/** Chosen in the file dialog, opened by a click or a key. */
export const Chosen: Story = {
  play: async ({ canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.png({ name: 'hall.png' })]);
    await expectRow(canvasElement, 'hall.png', { status: 'success', meta: /Uploaded$/ });
  },
};

/**
 * Pasted, like a screenshot, which gets a name with the time. It goes to the focused dropzone, or else
 * to the one under the pointer, or else to the one used last. Pastes into a text field are left alone,
 * and the picture that Word adds to copied text is ignored.
 */
export const Pasted: Story = {
  play: async ({ canvas, canvasElement }) => {
    // Like a click beside the button, but without the dialog.
    await fireEvent.pointerDown(zoneOf(canvasElement));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(sampleImages.png({ name: 'image.png' }));
    const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
    // Firefox doesn't let a page pass it to the constructor.
    Object.defineProperty(paste, 'clipboardData', { value: clipboardData });
    await fireEvent(zoneOf(canvasElement), paste);
    const [row] = await canvas.findAllByRole('listitem');
    await waitFor(() => expect(row).toHaveAttribute('data-status', 'success'));
    await expect(row).toHaveTextContent(/pasted-\d{4}-\d\d-\d\dT.*\.png/);
  },
};

/** A picture dragged from another page is only an address in most browsers. */
export const DraggedFromAnotherPage: Story = {
  play: async ({ canvas, canvasElement }) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/uri-list', 'https://example.com/cat.jpg');
    await fireEvent(
      zoneOf(canvasElement),
      new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
    );
    await expect(await canvas.findByRole('alert')).toHaveTextContent(
      'That was a link, not an image file. Save the image first, then choose it here.',
    );
    await expect(canvas.queryByRole('list')).toBeNull();
  },
};

/** Straight from a phone's camera, which `capture` requests. */
export const Camera: Story = {
  args: { capture: 'environment' },
  play: async ({ canvasElement }) => {
    const input = canvasElement.querySelector('input[type="file"]');
    await expect(input).toHaveAttribute('capture', 'environment');
  },
};
