import type { FitChange } from '../../core/notes/fit-change.js';
import type { ImageFacts } from '../../core/rules/image-facts.js';
import type { Extras } from '../extras/extras.js';

/** Returns what re-encoding an image loses in any case. */
export function lossesOf(
  { bitDepth = 8, colorSpace = 'srgb', gainMap }: ImageFacts,
  { furtherPictures, ignoredOrientation, motion }: Extras,
  colors: 'managed' | 'uncertain',
): readonly FitChange[] {
  const isConverted = colors === 'managed' && colorSpace !== 'srgb' && colorSpace !== 'gray';
  const losses: readonly (FitChange | false)[] = [
    isConverted && { kind: 'colors-converted', from: colorSpace },
    colors === 'uncertain' && { kind: 'colors-uncertain' },
    bitDepth > 8 && { kind: 'precision-reduced', from: bitDepth },
    gainMap === true && { kind: 'gain-map-dropped' },
    motion === true && { kind: 'motion-dropped' },
    furtherPictures === true && { kind: 'pictures-dropped' },
    ignoredOrientation !== undefined && { kind: 'orientation-dropped' },
    { kind: 'metadata-dropped' },
  ];
  return losses.filter((loss) => loss !== false);
}
