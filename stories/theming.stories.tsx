import type { Meta, StoryObj } from '@storybook/react-vite';
import type { CSSProperties } from 'react';
import { expect, waitFor } from 'storybook/test';
import { apimart, ImageUploadDropzone, type LabelOverrides } from '../src/index.js';
import { addFiles } from './add-files.js';
import { addPhotos } from './add-photos.js';
import { SUCCEEDS } from './scripted-http.js';

/** What can be changed here; `docs/theming.md` lists every variable. */
interface Tokens {
  /** `--iud-accent`: the button, the focus ring, progress. */
  readonly accent: string;
  /** `--iud-on-accent`: the text on it. */
  readonly onAccent: string;
  /** `--iud-radius`: corners, in pixels. */
  readonly radius: number;
  /** `--iud-density`: a factor for all spacing. */
  readonly density: number;
  /** `--iud-thumbnail`: width and height of a picture in a row, in pixels. */
  readonly thumbnail: number;
  /** `--iud-tile`: the minimum width of a tile, in rem. */
  readonly tile: number;
  /** `--iud-fit`: whether pictures are cropped or shown whole. */
  readonly fit: 'cover' | 'contain';
  readonly layout: 'list' | 'grid';
  readonly labels?: LabelOverrides;
}

function Themed({
  accent,
  density,
  fit,
  labels,
  layout,
  onAccent,
  radius,
  thumbnail,
  tile,
}: Tokens) {
  const style = {
    '--iud-accent': accent,
    '--iud-on-accent': onAccent,
    '--iud-radius': `${radius}px`,
    '--iud-density': density,
    '--iud-thumbnail': `${thumbnail}px`,
    '--iud-tile': `${tile}rem`,
    '--iud-fit': fit,
  } as CSSProperties;
  return (
    <ImageUploadDropzone
      provider={apimart}
      http={SUCCEEDS}
      labels={labels}
      layout={layout}
      style={style}
    />
  );
}

/**
 * Change the controls below, and the dropzone follows. The same variables in your own style sheet do the
 * same: `.iud { --iud-accent: #8a3ffc; }`.
 */
const meta = {
  title: 'Theming',
  component: Themed,
  parameters: { docs: { story: { autoplay: true } } },
  argTypes: {
    accent: { control: 'color' },
    onAccent: { control: 'color' },
    radius: { control: { type: 'range', min: 0, max: 32 } },
    density: { control: { type: 'range', min: 0.5, max: 2, step: 0.05 } },
    thumbnail: { control: { type: 'range', min: 40, max: 120, step: 4 } },
    tile: { control: { type: 'range', min: 6, max: 16, step: 0.5 } },
    fit: { control: 'radio', options: ['cover', 'contain'] },
    layout: { control: 'radio', options: ['list', 'grid'] },
    labels: { control: false },
  },
  args: {
    accent: '#7a2ff0',
    onAccent: '#ffffff',
    radius: 20,
    density: 1,
    thumbnail: 64,
    tile: 9,
    fit: 'cover',
    layout: 'list',
  },
  play: async ({ args, canvas, canvasElement }) => {
    await addPhotos(canvasElement, 3);
    await addFiles(canvasElement, [new File(['%PDF'], 'plan.pdf', { type: 'application/pdf' })]);
    await waitFor(() => expect(canvas.getByText('3 of 3 uploaded, 1 not accepted')).toBeVisible());
    const zone = canvasElement.querySelector('[data-slot="zone"]')!;
    await expect(getComputedStyle(zone).borderTopLeftRadius).toBe(`${args.radius}px`);
  },
} satisfies Meta<typeof Themed>;

export default meta;
type Story = StoryObj<typeof meta>;

/** An accent and round corners. */
export const Tokens: Story = {};

/** Compact: small pictures, little space, square corners. */
export const Compact: Story = {
  tags: ['!autodocs'],
  args: { accent: '#0a6b58', radius: 0, density: 0.6, thumbnail: 44 },
};

/** Large tiles with plenty of space. */
export const Gallery: Story = {
  tags: ['!autodocs'],
  args: { accent: '#b3261e', radius: 28, density: 1.4, tile: 12, layout: 'grid' },
};
