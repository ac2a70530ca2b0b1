/** Loads a decoder for HEIC, such as `() => import('heic-to')`. */
export type HeicLoader = () => Promise<{ readonly heicTo: HeicTo }>;

/** What `heic-to` does, as far as it is needed here. */
export type HeicTo = (request: {
  readonly blob: Blob;
  readonly type: 'bitmap';
}) => Promise<ImageBitmap>;
