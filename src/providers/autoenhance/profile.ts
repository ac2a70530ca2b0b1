import { RAW_TYPES } from '../../core/rules/image-types.js';
import type { OptionsOf } from '../../core/provider/option-specs.js';
import { defineProvider } from '../../core/provider/provider.js';

const OPTIONS = {
  /**
   * The order that gets the image, a UUID v4. Without it, the files of one drop share a new order;
   * `null` gives each image its own.
   */
  orderId: { kind: 'uuid', perDrop: true },
  /**
   * Whether the image is enhanced.
   *
   * @default true, by Autoenhance
   */
  enhance: { kind: 'boolean' },
  /** Autoenhance's `enhance_type`: the look of the enhancement. */
  enhanceType: {
    kind: 'choice',
    values: ['property', 'property_usa', 'warm', 'neutral', 'authentic', 'modern'],
  },
  /**
   * The version of Autoenhance's model.
   *
   * @default Autoenhance's latest
   */
  aiVersion: { kind: 'text', maxLength: 40 },
  /** Autoenhance's `sky_replacement`. */
  skyReplacement: { kind: 'boolean' },
  /** Autoenhance's `cloud_type`: the clouds of a replaced sky. */
  cloudType: { kind: 'choice', values: ['CLEAR', 'LOW_CLOUD', 'HIGH_CLOUD'] },
  /**
   * Autoenhance's `vertical_correction`.
   *
   * @default true, by Autoenhance
   */
  verticalCorrection: { kind: 'boolean' },
  /**
   * Autoenhance's `lens_correction`.
   *
   * @default true, by Autoenhance
   */
  lensCorrection: { kind: 'boolean' },
  /** Autoenhance's `window_pull`. */
  windowPull: { kind: 'boolean' },
  /** Autoenhance's `window_pull_type`; for model versions from 2025-08-31 on. */
  windowPullType: { kind: 'choice', values: ['NONE', 'ONLY_WINDOWS', 'WINDOWS_WITH_SKIES'] },
  /** Autoenhance's `privacy`. */
  privacy: { kind: 'boolean' },
  /** Autoenhance's `upscale`. */
  upscale: { kind: 'boolean' },
  /** Whether the image is a 360° panorama. */
  threesixty: { kind: 'boolean' },
  /** A rating of the image, 0 to 5. */
  rating: { kind: 'integer', min: 0, max: 5 },
  /** Autoenhance's `preset_id`: a preset of your account. */
  presetId: { kind: 'text', maxLength: 100 },
} as const;

/**
 * How Autoenhance groups and enhances an image. All options are optional and named as in its
 * documentation.
 */
export interface AutoenhanceOptions extends OptionsOf<typeof OPTIONS> {}

/** The image was accepted; Autoenhance enhances it afterward. */
export interface AutoenhanceResult {
  /** The order that holds the image. */
  readonly orderId: string;
  /** The handle for polling and downloading the enhanced image. */
  readonly imageId: string;
}

/** [Autoenhance](https://docs.autoenhance.ai) adds images to an order and enhances them later. */
export const autoenhance = defineProvider<AutoenhanceOptions, AutoenhanceResult>({
  name: 'autoenhance',
  label: 'Autoenhance',
  docs: 'https://docs.autoenhance.ai',
  types: ['image/jpeg', 'image/png', ...RAW_TYPES],
  presigned: true,
  repeat: 'never',
  options: OPTIONS,
  result: { orderId: 'always', imageId: 'always' },
});
