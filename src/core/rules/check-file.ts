import type { ImageFacts } from './image-facts.js';
import { splitFileName, typeOfExtension } from './file-name.js';
import { formatLabel, type ImageType } from './image-types.js';
import { checkPixels } from './pixel-rules.js';
import { UploadError } from '../errors/upload-error.js';
import type { UploadRules } from './upload-rules.js';

/** What a file claims to be. Browsers leave `type` empty for formats they don't know. */
export interface FileClaim {
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

/** Returns an error for every rule that a file breaks. The list is empty if it may be uploaded. */
export function checkFile(file: FileClaim, facts: ImageFacts, rules: UploadRules): UploadError[] {
  if (file.size === 0) {
    return [
      new UploadError('file-empty', `${file.name} has no bytes.`, { params: { name: file.name } }),
    ];
  }
  return [
    ...checkType(file, facts, rules),
    ...checkSize(file, rules),
    ...checkPixels(file.name, facts, rules),
  ];
}

/** Returns the type of a refused file, or an empty string if it is unknown. */
export function claimedType({ name, type }: FileClaim): string {
  if (type !== '') return type;
  // A name may consist of an extension only.
  return typeOfExtension(splitFileName(name).extension || name) ?? '';
}

/** Only the bytes decide. A file is never accepted or refused because of its `File.type`. */
function checkType(file: FileClaim, facts: ImageFacts, { types }: UploadRules): UploadError[] {
  if (facts.type !== undefined && types.includes(facts.type)) return [];
  const claimed = claimedType(file);
  const mismatch = facts.type === undefined && types.includes(claimed as ImageType);
  const type = facts.type ?? claimed;
  const taken = types.map(formatLabel).join(', ');
  return [
    new UploadError(
      mismatch ? 'file-type-mismatch' : 'file-invalid-type',
      mismatch
        ? `The bytes of ${file.name} are not those of ${formatLabel(claimed)}.`
        : `${file.name} is ${formatLabel(type) || 'of an unknown type'}. Supported: ${taken}.`,
      { params: { name: file.name, type, types } },
    ),
  ];
}

function checkSize({ name, size }: FileClaim, { maxBytes, minBytes }: UploadRules): UploadError[] {
  if (maxBytes !== undefined && size > maxBytes) {
    return [
      new UploadError('file-too-large', `${name} has ${size} bytes; the limit is ${maxBytes}.`, {
        params: { name, size, limit: maxBytes },
      }),
    ];
  }
  if (minBytes !== undefined && size < minBytes) {
    return [
      new UploadError('file-too-small', `${name} has ${size} bytes; the minimum is ${minBytes}.`, {
        params: { name, size, limit: minBytes },
      }),
    ];
  }
  return [];
}
