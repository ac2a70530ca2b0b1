import type { Prepare } from '../../core/rules/prepare.js';
import { describeRemoval } from '../../core/notes/english.js';
import type { Removal } from '../../core/notes/removal.js';

/** Options of `stripMetadata`. */
export interface StripOptions {
  /**
   * Returns the sentence that describes one removal to people; an empty one is omitted. Each language
   * pack has such a function, such as `deNotes`.
   *
   * @default English
   */
  readonly notes?: (removal: Removal) => string;
}

/**
 * A `prepare` step that removes the metadata of a JPEG, PNG or WebP (place, camera, date, XMP,
 * IPTC, comments, thumbnails, Content Credentials, everything after the image) without re-encoding
 * it: the image data stays the same, byte for byte, and so do orientation and color profile.
 *
 * Put it last, after steps that may convert other formats to one of the three: a file that can't be
 * stripped is refused with `metadata-not-removable`.
 *
 * @example
 * <ImageUploadDropzone provider={apimart} prepare={[fitToProvider(), stripMetadata()]} />
 */
export function stripMetadata({ notes = describeRemoval }: StripOptions = {}): Prepare {
  return async (file, { facts, signal }) => {
    // Loaded on first use because many apps don't use it.
    const { stripFile } = await import('./strip-file.js');
    signal.throwIfAborted();
    const { file: stripped, removals } = await stripFile(file, facts);
    signal.throwIfAborted();
    return { file: stripped, notes: removals.map(notes).filter((sentence) => sentence !== '') };
  };
}
