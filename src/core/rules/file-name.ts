import { IMAGE_FORMATS, type ImageType } from './image-types.js';

/** A file name in two parts. */
interface FileNameParts {
  readonly base: string;
  /** As written, with its dot. Empty if the name has no extension. */
  readonly extension: string;
}

/** Splits a file name before its extension. A name that begins with its only dot has no extension. */
export function splitFileName(name: string): FileNameParts {
  const dot = name.lastIndexOf('.');
  return dot > 0
    ? { base: name.slice(0, dot), extension: name.slice(dot) }
    : { base: name, extension: '' };
}

/** Returns the image type that usually has an extension, or `undefined` for other extensions. */
export function typeOfExtension(extension: string): ImageType | undefined {
  return TYPES.get(extension.toLowerCase());
}

const TYPES = typesByExtension();

function typesByExtension(): ReadonlyMap<string, ImageType> {
  const types = new Map<string, ImageType>();
  for (const [type, { extensions }] of Object.entries(IMAGE_FORMATS)) {
    // Several types have ".png". The first is the usual one.
    for (const extension of extensions) {
      if (!types.has(extension)) types.set(extension, type as ImageType);
    }
  }
  return types;
}
