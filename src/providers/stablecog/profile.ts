import { defineProvider } from '../../core/provider/provider.js';

const MOST_BODY_BYTES = 10_485_760;
/** More than our form adds to a file. */
const FORM_BYTES = 1024;

/** Stablecog has no options. */
export type StablecogOptions = Record<string, never>;

/** The image's URL, which only Stablecog can use. */
export interface StablecogResult {
  /**
   * An `s3://` URL, to pass as `init_image_url` or `input`. It can't be fetched, so never display
   * it: show the local file.
   */
  readonly url: string;
}

/**
 * [Stablecog](https://stablecog.com/docs/v1/api-reference/image/upload) stores the image for its own
 * generation and upscaling.
 */
export const stablecog = defineProvider<StablecogOptions, StablecogResult>({
  name: 'stablecog',
  label: 'Stablecog',
  docs: 'https://stablecog.com/docs/v1/api-reference/image/upload',
  types: ['image/jpeg', 'image/png', 'image/webp'],
  // The vendor's limit is for the whole body, including the form.
  maxBytes: MOST_BODY_BYTES - FORM_BYTES,
  repeat: 'harmless',
  options: {},
  result: { url: 'always' },
});
