import { splitFileName, typeOfExtension } from '../../core/rules/file-name.js';
import { IMAGE_FORMATS, type ImageType } from '../../core/rules/image-types.js';

/** Returns the name with the extension of a type. An extension that isn't an image's is kept. */
export function newName(name: string, type: ImageType): string {
  const { base, extension } = splitFileName(name);
  const own: readonly string[] = IMAGE_FORMATS[type].extensions;
  if (own.includes(extension.toLowerCase())) return name;
  return `${typeOfExtension(extension) === undefined ? name : base}${own[0]}`;
}
