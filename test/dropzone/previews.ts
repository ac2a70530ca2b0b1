import { screen, waitFor } from '@testing-library/react';
import { onTestFinished, vi } from 'vitest';
import { slot } from './render-dropzone.js';

/** Returns the preview of the only row, or of the row at an index. */
export function preview(row = 0): HTMLElement {
  return slot(screen.getAllByRole('listitem')[row]!, 'preview');
}

/** Returns the canvas of a row once it has been drawn. */
export async function drawnCanvas(row = 0): Promise<HTMLCanvasElement> {
  const draws = () => {
    const canvas = preview(row).querySelector('canvas');
    if (!canvas || !isDrawn(canvas)) throw new Error('Nothing is drawn yet.');
    return canvas;
  };
  return waitFor(draws);
}

function isDrawn(canvas: HTMLCanvasElement): boolean {
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
  return pixels?.some((value) => value > 0) ?? false;
}

/** Returns the indexes of the rows with a picture. */
export function drawnRows(): number[] {
  return screen.queryAllByRole('listitem').flatMap((row, index) => {
    return row.querySelector('canvas') === null ? [] : [index];
  });
}

/** Returns the colors of the quarters as letters, from top left to bottom right: R, G, B or Y. */
export function quarters(canvas: HTMLCanvasElement): string {
  const { height, width } = canvas;
  const context = canvas.getContext('2d')!;
  const letter = (across: number, down: number) => {
    const place = [Math.floor(width * across), Math.floor(height * down)] as const;
    const [red = 0, green = 0, blue = 0] = context.getImageData(...place, 1, 1).data;
    if (blue > 128) return 'B';
    if (red > 128) return green > 128 ? 'Y' : 'R';
    return green > 128 ? 'G' : '?';
  };
  return letter(0.25, 0.25) + letter(0.75, 0.25) + letter(0.25, 0.75) + letter(0.75, 0.75);
}

/** A record of everything decoded from now until the end of the test. */
export interface DecodingRecord {
  /** The number of decodings. */
  begun: number;
  /** The largest number of simultaneous decodings. */
  most: number;
  /** The number of bitmaps created from a file rather than from a frame or a bitmap. */
  ofFiles: number;
  readonly bitmaps: ImageBitmap[];
  readonly frames: VideoFrame[];
  /** Decoders that haven't been closed. */
  readonly open: Set<ImageDecoder>;
}

/** Watches both ways in which browsers decode images, or removes the newer one. */
export function watchDecoding(
  { hasImageDecoder }: { readonly hasImageDecoder: boolean } = { hasImageDecoder: true },
): DecodingRecord {
  const record: DecodingRecord = {
    begun: 0,
    most: 0,
    ofFiles: 0,
    bitmaps: [],
    frames: [],
    open: new Set(),
  };
  let running = 0;
  async function watch<Made>(work: () => Promise<Made>): Promise<Made> {
    record.begun += 1;
    running += 1;
    record.most = Math.max(record.most, running);
    try {
      return await work();
    } finally {
      running -= 1;
    }
  }
  const make = globalThis.createImageBitmap.bind(globalThis);
  vi.stubGlobal('createImageBitmap', (source: Blob, options: ImageBitmapOptions) =>
    watch(async () => {
      const bitmap = await make(source, options);
      record.bitmaps.push(bitmap);
      if (source instanceof Blob) record.ofFiles += 1;
      return bitmap;
    }),
  );
  const Watched = class extends ImageDecoder {
    constructor(init: ImageDecoderInit) {
      super(init);
      record.open.add(this);
    }
    override decode(options?: ImageDecodeOptions) {
      return watch(async () => {
        const result = await super.decode(options);
        record.frames.push(result.image);
        return result;
      });
    }
    override close() {
      record.open.delete(this);
      super.close();
    }
  };
  vi.stubGlobal('ImageDecoder', hasImageDecoder ? Watched : undefined);
  onTestFinished(() => void vi.unstubAllGlobals());
  return record;
}

/** Changes the frames of all image decoders created from now on. */
export function changeFrames(
  change: (frame: VideoFrame) => VideoFrame | Promise<VideoFrame>,
): void {
  const Changed = class extends ImageDecoder {
    override async decode(options?: ImageDecodeOptions) {
      const { complete, image } = await super.decode(options);
      return { complete, image: await change(image) };
    }
  };
  vi.stubGlobal('ImageDecoder', Changed);
}

/** Waits until everything that was decoded has been released. */
export async function untilAllIsReleased({ bitmaps, frames, open }: DecodingRecord): Promise<void> {
  await vi.waitFor(() => {
    // Closed bitmaps have no size, and closed frames have no format.
    const held = bitmaps.filter(({ width }) => width > 0).length;
    const heldFrames = frames.filter(({ format }) => format !== null).length;
    if (held + heldFrames + open.size === 0) return;
    throw new Error(`${held} bitmaps, ${heldFrames} frames, ${open.size} decoders are held.`);
  }, 10_000);
}

/** Decoding that is paused before its last step. */
export interface HeldDecoding {
  /** The number of paused images. */
  readonly count: () => number;
  readonly release: () => void;
}

/** Pauses all decoding before its last step. */
export function holdDecoding(): HeldDecoding {
  let release = () => {};
  let count = 0;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const make = globalThis.createImageBitmap;
  vi.stubGlobal('createImageBitmap', async (source: Blob, options: ImageBitmapOptions) => {
    count += 1;
    await gate;
    return make(source, options);
  });
  return { count: () => count, release };
}
