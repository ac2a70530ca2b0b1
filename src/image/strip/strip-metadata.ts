import type { Prepare } from '../../core/rules/prepare.js';
import { describeRemoval } from '../../core/notes/english.js';
import type { Removal } from '../../core/notes/removal.js';

/** What `stripMetadata` cannot know by itself. */
export interface StripOptions {
  /**
   * The sentence for people about one removal; an empty one is left out. Each language pack has such
   * a function, `deNotes` for one.
   *
   * @default English
   */
  readonly notes?: (removal: Removal) => string;
}

/**
 * A `prepare` step that removes what a JPEG, PNG or WebP tells about its making (place, camera, date,
 * XMP, IPTC, comments, thumbnails, Content Credentials, whatever follows the image) without encoding
 * it again: image data stay byte for byte, and so do orientation and color profile.
 *
 * It stands last, behind steps that may turn other formats into one of the three: what it cannot strip
 * is refused with `metadata-not-removable`.
 *
 * @example
 * <ImageUploadDropzone provider={apimart} prepare={[fitToProvider(), stripMetadata()]} />
 */
export function stripMetadata({ notes = describeRemoval }: StripOptions = {}): Prepare {
  return async (file, { facts, signal }) => {
    // Whoever does not use it does not load it.
    const { stripFile } = await import('./strip-file.js');
    signal.throwIfAborted();
    const { file: stripped, removals } = await stripFile(file, facts);
    signal.throwIfAborted();
    return { file: stripped, notes: removals.map(notes).filter((sentence) => sentence !== '') };
  };
}
