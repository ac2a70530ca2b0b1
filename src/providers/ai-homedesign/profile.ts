import { RAW_TYPES } from '../../core/rules/image-types.js';
import type { OptionsOf } from '../../core/provider/option-specs.js';
import { defineProvider } from '../../core/provider/provider.js';

const OPTIONS = {
  /** The service that processes the image; it decides what is billed. */
  serviceName: {
    kind: 'choice',
    required: true,
    values: [
      'service-creative-designer',
      'service-ai-virtual-staging',
      'service-item-removal',
      'service-day-to-dusk',
      'service-image-enhancement',
    ],
  },
} as const;

/** The service of AI HomeDesign for the image, which decides what is billed. */
export interface AiHomeDesignOptions extends OptionsOf<typeof OPTIONS> {}

/** The order in which the image is stored. You submit it later. */
export interface AiHomeDesignResult {
  /** The handle for submitting the order. */
  readonly orderId: string;
}

/**
 * [AI HomeDesign](https://doc.aihomedesign.com) creates an order for each image.
 *
 * Its documentation doesn't say whether it accepts HEIC. If it works for your account, use
 * `withLimits(aiHomeDesign, { types: [...aiHomeDesign.types, 'image/heic'] })`, and the same
 * `types` on the proxy.
 */
export const aiHomeDesign = defineProvider<AiHomeDesignOptions, AiHomeDesignResult>({
  name: 'ai-homedesign',
  label: 'AI HomeDesign',
  docs: 'https://doc.aihomedesign.com',
  types: ['image/jpeg', 'image/png', 'image/webp', ...RAW_TYPES],
  // The documentation says 50 MB, which is ambiguous; the smaller value is safe.
  maxBytes: 50_000_000,
  repeat: 'never',
  options: OPTIONS,
  result: { orderId: 'always' },
});
