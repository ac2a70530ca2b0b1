import { RAW_TYPES } from '../../core/rules/image-types.js';
import { defineProvider } from '../../core/provider/provider.js';

/**
 * How Autoenhance groups and enhances an image. All options are optional and named as in its
 * documentation.
 */
export interface AutoenhanceOptions {
  /**
   * The order that gets the image, a UUID v4. Without it, the files of one drop share a new order;
   * `null` gives each image its own.
   */
  readonly orderId?: string | null;
  /**
   * Whether the image is enhanced.
   *
   * @default true, by Autoenhance
   */
  readonly enhance?: boolean;
  /** Autoenhance's `enhance_type`: the look of the enhancement. */
  readonly enhanceType?: 'property' | 'property_usa' | 'warm' | 'neutral' | 'authentic' | 'modern';
  /**
   * The version of Autoenhance's model.
   *
   * @default Autoenhance's latest
   */
  readonly aiVersion?: string;
  /** Autoenhance's `sky_replacement`. */
  readonly skyReplacement?: boolean;
  /** Autoenhance's `cloud_type`: the clouds of a replaced sky. */
  readonly cloudType?: 'CLEAR' | 'LOW_CLOUD' | 'HIGH_CLOUD';
  /**
   * Autoenhance's `vertical_correction`.
   *
   * @default true, by Autoenhance
   */
  readonly verticalCorrection?: boolean;
  /**
   * Autoenhance's `lens_correction`.
   *
   * @default true, by Autoenhance
   */
  readonly lensCorrection?: boolean;
  /** Autoenhance's `window_pull`. */
  readonly windowPull?: boolean;
  /** Autoenhance's `window_pull_type`; for model versions from 2025-08-31 on. */
  readonly windowPullType?: 'NONE' | 'ONLY_WINDOWS' | 'WINDOWS_WITH_SKIES';
  /** Autoenhance's `privacy`. */
  readonly privacy?: boolean;
  /** Autoenhance's `upscale`. */
  readonly upscale?: boolean;
  /** Whether the image is a 360° panorama. */
  readonly threesixty?: boolean;
  /** A rating of the image, 0 to 5. */
  readonly rating?: number;
  /** Autoenhance's `preset_id`: a preset of your account. */
  readonly presetId?: string;
}

/** The image was accepted; Autoenhance enhances it afterwards. */
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
  options: {
    orderId: { kind: 'uuid', perDrop: true },
    enhance: { kind: 'boolean' },
    enhanceType: {
      kind: 'choice',
      values: ['property', 'property_usa', 'warm', 'neutral', 'authentic', 'modern'],
    },
    aiVersion: { kind: 'text', maxLength: 40 },
    skyReplacement: { kind: 'boolean' },
    cloudType: { kind: 'choice', values: ['CLEAR', 'LOW_CLOUD', 'HIGH_CLOUD'] },
    verticalCorrection: { kind: 'boolean' },
    lensCorrection: { kind: 'boolean' },
    windowPull: { kind: 'boolean' },
    windowPullType: { kind: 'choice', values: ['NONE', 'ONLY_WINDOWS', 'WINDOWS_WITH_SKIES'] },
    privacy: { kind: 'boolean' },
    upscale: { kind: 'boolean' },
    threesixty: { kind: 'boolean' },
    rating: { kind: 'integer', min: 0, max: 5 },
    presetId: { kind: 'text', maxLength: 100 },
  },
  result: { orderId: 'always', imageId: 'always' },
});
