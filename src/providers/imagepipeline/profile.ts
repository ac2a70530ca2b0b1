import { defineProvider } from '../../core/provider/provider.js';

/** ImagePipeline has no options. */
export type ImagePipelineOptions = Record<string, never>;

/** The image's URL. */
export interface ImagePipelineResult {
  /**
   * A public https URL for any image field of ImagePipeline. Its documentation doesn't say how long
   * it is valid; its SDK calls it permanent.
   */
  readonly url: string;
  /** The name that the vendor gave the file. */
  readonly filename?: string;
  /** The MIME type under which ImagePipeline stores the image. */
  readonly contentType?: string;
  /** The size in bytes, as measured by ImagePipeline. */
  readonly bytes?: number;
}

/**
 * [ImagePipeline](https://docs.imagepipeline.io/capabilities/upload) hosts the image and returns
 * its URL. It documents no size limit; if you know one, set it with `withLimits(imagePipeline, {
 * maxBytes })`.
 */
export const imagePipeline = defineProvider<ImagePipelineOptions, ImagePipelineResult>({
  name: 'imagepipeline',
  label: 'ImagePipeline',
  docs: 'https://docs.imagepipeline.io/capabilities/upload',
  types: ['image/png', 'image/jpeg', 'image/webp', 'image/gif'],
  repeat: 'harmless',
  options: {},
  result: { url: 'always', filename: 'sometimes', contentType: 'sometimes', bytes: 'sometimes' },
});
