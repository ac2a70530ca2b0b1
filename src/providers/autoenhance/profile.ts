import { RAW_TYPES } from '../../core/rules/image-types.js';
import { defineProvider } from '../../core/provider/provider.js';

/** How Autoenhance groups and enhances an image; all optional, named by its own documentation. */
export interface AutoenhanceOptions {
  /**
   * The order that gets the image, a UUID v4. Left out, the files of one drop share a fresh order;
   * `null` gives each image its own.
   */
  readonly orderId?: string | null;
  /** Whether to enhance at all; Autoenhance does by default. */
  readonly enhance?: boolean;
  readonly enhanceType?: 'property' | 'property_usa' | 'warm' | 'neutral' | 'authentic' | 'modern';
  /** The version of Autoenhance's model. */
  readonly aiVersion?: string;
  readonly skyReplacement?: boolean;
  readonly cloudType?: 'CLEAR' | 'LOW_CLOUD' | 'HIGH_CLOUD';
  readonly verticalCorrection?: boolean;
  readonly lensCorrection?: boolean;
  readonly windowPull?: boolean;
  readonly windowPullType?: 'NONE' | 'ONLY_WINDOWS' | 'WINDOWS_WITH_SKIES';
  /** Blurs what identifies people. */
  readonly privacy?: boolean;
  readonly upscale?: boolean;
  /** The picture is a 360° panorama. */
  readonly threesixty?: boolean;
  /** 0 to 5. */
  readonly rating?: number;
  readonly presetId?: string;
}

/** The image is accepted; Autoenhance enhances it afterwards. */
export interface AutoenhanceResult {
  readonly orderId: string;
  /** The handle for polling and downloading the enhanced image. */
  readonly imageId: string;
}

/** [Autoenhance](https://docs.autoenhance.ai) takes images into an order and enhances them later. */
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
