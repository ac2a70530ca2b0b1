import type { Meta, StoryObj } from '@storybook/react-vite';
import { useRef, useState } from 'react';
import { expect, waitFor, within } from 'storybook/test';
import {
  apimart,
  ImageUploadItem,
  ImageUploadList,
  ImageUploadRoot,
  ImageUploadZone,
  type ImageUploadActions,
} from '../src/index.js';
import { sampleImages } from '../src/testing/index.js';
import { addFiles } from './add-files.js';
import { expectRow } from './expect-row.js';
import { SUCCEEDS } from './scripted-http.js';

/**
 * The parts of the component. The root accepts every prop of the component, and the other parts can
 * be anywhere inside it. In your style sheet, select elements by `data-slot`.
 *
 * | part              | renders                   | accepts                                                     |
 * | ----------------- | ------------------------- | ----------------------------------------------------------- |
 * | `ImageUploadRoot` | `<div data-slot="root">`  | every prop of the component; `children` are the parts       |
 * | `ImageUploadZone` | `<div data-slot="zone">`  | the props of a `<div>`; `children` replace its content      |
 * | `ImageUploadSummary` | `<div data-slot="summary">` | the props of a `<div>`, and `from`, the minimum number of images, by default 2 |
 * | `ImageUploadList` | `<ul data-slot="list">`   | the props of a `<ul>`; renders nothing without images       |
 * | `ImageUploadItem` | `<li data-slot="item">`   | the `id` of an image; renders nothing once it is removed    |
 */
const meta = {
  title: 'ImageUploadDropzone/Parts',
  component: ImageUploadRoot<Record<string, never>, { readonly url: string }>,
  parameters: { docs: { story: { autoplay: true } } },
  args: {
    provider: apimart,
    http: SUCCEEDS,
  },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** The zone below the list, as in a gallery that grows. */
export const ZoneBelowList: Story = {
  render: (props) => (
    <ImageUploadRoot {...props} labels={{ list: 'Your photos' }}>
      <ImageUploadList />
      <ImageUploadZone />
    </ImageUploadRoot>
  ),
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg()]);
    const list = await canvas.findByRole('list', { name: 'Your photos' });
    const zone = canvas.getByRole('group');
    await expect(list.compareDocumentPosition(zone)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    await expectRow(canvasElement, 'landscape.jpg', { status: 'success', meta: /Uploaded$/ });
  },
};

/**
 * Children of the zone replace its content; with `actionsRef`, any button can open the file dialog.
 * One of our `data-slot` values gives your own element our look.
 */
export const OwnZone: Story = {
  render: function OwnZone(props) {
    const actions = useRef<ImageUploadActions>(null);
    return (
      <ImageUploadRoot {...props} actionsRef={actions}>
        <ImageUploadZone aria-label="Photos of the house">
          <strong>Photos of the house</strong>
          <button type="button" data-slot="choose" onClick={() => actions.current?.open()}>
            Browse
          </button>
        </ImageUploadZone>
        <ImageUploadList />
      </ImageUploadRoot>
    );
  },
  play: async ({ canvas, canvasElement }) => {
    const zone = canvas.getByRole('group', { name: 'Photos of the house' });
    await expect(within(zone).getByRole('button', { name: 'Browse' })).toBeVisible();
    await addFiles(canvasElement, [sampleImages.png()]);
    await expectRow(canvasElement, 'gradient.png', { status: 'success', meta: /Uploaded$/ });
  },
};

/** With `autoUpload` off, nothing is sent until the app calls `upload()` on `actionsRef`. */
export const UploadOnDemand: Story = {
  args: { autoUpload: false },
  // A click would move the focus to this story, and scroll the docs page with it.
  parameters: { docs: { story: { autoplay: false } } },
  render: function UploadOnDemand(props) {
    const actions = useRef<ImageUploadActions>(null);
    return (
      <ImageUploadRoot {...props} actionsRef={actions}>
        <ImageUploadZone />
        <ImageUploadList />
        <p>
          <button type="button" onClick={() => actions.current?.upload()}>
            Send all
          </button>{' '}
          <button type="button" onClick={() => actions.current?.clear()}>
            Start over
          </button>
        </p>
      </ImageUploadRoot>
    );
  },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await addFiles(canvasElement, [sampleImages.jpeg(), sampleImages.gif()]);
    await expectRow(canvasElement, 'bars.gif', { status: 'queued', meta: /Queued$/ });
    await userEvent.click(canvas.getByRole('button', { name: 'Send all' }));
    await expectRow(canvasElement, 'landscape.jpg', { status: 'success', meta: /Uploaded$/ });
    await expectRow(canvasElement, 'bars.gif', { status: 'success', meta: /Uploaded$/ });
  },
};

/** A function as `children` gets the list and the actions, for your own rows. */
export const OwnRows: Story = {
  // A click would move the focus to this story, and scroll the docs page with it.
  parameters: { docs: { story: { autoplay: false } } },
  render: (props) => (
    <ImageUploadRoot {...props}>
      {({ isUploading, items, remove }) => (
        <>
          <ImageUploadZone />
          <table>
            <caption>{isUploading ? 'On their way' : 'Photos of the house'}</caption>
            <tbody>
              {items.map(({ id, name, status }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td>{status}</td>
                  <td>
                    <button type="button" onClick={() => remove(id)}>
                      Take {name} out
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </ImageUploadRoot>
  ),
  play: async ({ canvas, canvasElement, userEvent }) => {
    await addFiles(canvasElement, [sampleImages.jpeg(), sampleImages.gif()]);
    await waitFor(() => expect(canvas.getAllByRole('cell', { name: 'success' })).toHaveLength(2));
    await userEvent.click(canvas.getByRole('button', { name: 'Take bars.gif out' }));
    await expect(canvas.getAllByRole('row')).toHaveLength(1);
  },
};

/** Rows placed individually: `ImageUploadItem` shows the image with an id, wherever you put it. */
export const NewestFirst: Story = {
  render: function NewestFirst(props) {
    const [ids, setIds] = useState<readonly string[]>([]);
    return (
      <ImageUploadRoot
        {...props}
        onFilesAdded={(items) => setIds((before) => [...items.map(({ id }) => id), ...before])}
        onRemove={({ id: gone }) => setIds((before) => before.filter((id) => id !== gone))}
      >
        <ImageUploadZone />
        <ul data-slot="list" aria-label="Photos, newest first">
          {ids.map((id) => (
            <ImageUploadItem key={id} id={id} />
          ))}
        </ul>
      </ImageUploadRoot>
    );
  },
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg({ name: 'first.jpg' })]);
    await addFiles(canvasElement, [sampleImages.png({ name: 'second.png' })]);
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(2));
    const [top] = canvas.getAllByRole('listitem');
    await expect(top).toHaveTextContent('second.png');
    await expectRow(canvasElement, 'first.jpg', { status: 'success', meta: /Uploaded$/ });
  },
};
