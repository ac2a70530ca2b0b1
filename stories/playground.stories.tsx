import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fireEvent, waitFor } from 'storybook/test';
import { TROUBLES, type Trouble } from '../demo/wire/troubled-network.js';
import { addPhotos } from './add-photos.js';
import { expectRow } from './expect-row.js';
import { Playground, PLAYGROUND_PROVIDERS } from './playground.js';

/**
 * Drop an image of yours, and change the controls below: the provider, and what goes wrong. The token
 * proxy and the vendor's double run inside the page, and the panel shows what they really say to each
 * other. A row opens to show headers and bodies.
 */
const meta = {
  title: 'Playground',
  component: Playground,
  parameters: { docs: { story: { autoplay: true } } },
  argTypes: {
    provider: { control: 'radio', options: PLAYGROUND_PROVIDERS },
    trouble: {
      control: { type: 'radio', labels: TROUBLES },
      options: Object.keys(TROUBLES) as Trouble[],
    },
    layout: { control: 'radio', options: ['list', 'grid'] },
    labels: { control: false },
  },
  args: { provider: 'Autoenhance', trouble: 'none', layout: 'list' },
} satisfies Meta<typeof Playground>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The panel beside it names the same files. */
function dropzoneIn(canvas: HTMLElement): HTMLElement {
  return canvas.querySelector<HTMLElement>('[data-slot="root"]')!;
}

/** What each request in the panel is, and what was answered. */
function wireOf(canvas: HTMLElement): string[] {
  return [...canvas.querySelectorAll<HTMLElement>('.wire-list > li')].map((row) => {
    const code = row.querySelector('b')?.textContent ?? '';
    const outcome = row.querySelector('.wire-outcome')?.textContent ?? '';
    return [row.dataset['leg'], code, outcome.replace(/ · .*/, '')].filter(Boolean).join(' ');
  });
}

/** All is well: a ticket, the bytes to the vendor's storage, and the callback. */
export const EveryRequest: Story = {
  play: async ({ canvasElement }) => {
    await addPhotos(canvasElement, 1);
    await expectRow(dropzoneIn(canvasElement), 'fig.jpg', { status: 'success', meta: /Uploaded$/ });
    await waitFor(() =>
      expect(wireOf(canvasElement)).toEqual([
        'page-proxy POST 200',
        'proxy-vendor POST 200',
        'page-storage PUT 200',
        'callback onSuccess',
      ]),
    );
  },
};

// All uploads of a page to one proxy wait for each other's trouble, so a page of docs has one story.

/** The network drops after the last byte. A person tries again, and the proxy remembers the answer. */
export const LostAnswer: Story = {
  tags: ['!autodocs'],
  args: { provider: 'AI HomeDesign', trouble: 'lost-answer' },
  play: async ({ canvas, canvasElement }) => {
    await addPhotos(canvasElement, 1);
    // A real click would take the focus, and with it the docs page, to this row.
    await fireEvent.click(await canvas.findByRole('button', { name: 'Try again anyway: fig.jpg' }));
    await expectRow(dropzoneIn(canvasElement), 'fig.jpg', { status: 'success', meta: /Uploaded$/ });
    await waitFor(() =>
      expect(wireOf(canvasElement)).toEqual([
        'page-proxy POST no answer',
        'proxy-vendor POST 200',
        'callback onError',
        'page-proxy POST 200',
        'callback onSuccess',
      ]),
    );
  },
};

/** The vendor is down for maintenance and says when it will be back, so the upload waits. */
export const FailingVendor: Story = {
  tags: ['!autodocs'],
  args: { provider: 'APIMart', trouble: 'failing-vendor' },
  play: async ({ canvasElement }) => {
    await addPhotos(canvasElement, 1);
    await expectRow(dropzoneIn(canvasElement), 'fig.jpg', {
      status: 'waiting',
      meta: /Waiting to try again · retrying in \d s$/,
    });
    await expect(wireOf(canvasElement).slice(0, 2)).toEqual([
      'page-proxy POST 503',
      'proxy-vendor POST 503',
    ]);
  },
};

/** At 60 kilobytes per second, in a grid. */
export const SlowNetwork: Story = {
  tags: ['!autodocs'],
  args: { provider: 'ImagePipeline', trouble: 'slow', layout: 'grid' },
  play: async ({ canvasElement }) => {
    await addPhotos(canvasElement, 3);
    await expectRow(dropzoneIn(canvasElement), 'fig.jpg', { status: 'uploading', meta: /%/ });
  },
};
