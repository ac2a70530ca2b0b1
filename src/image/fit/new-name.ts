import { IMAGE_FORMATS, type ImageType } from '../../core/rules/image-types.js';

const EXTENSIONS = new Set<string>(
  Object.values(IMAGE_FORMATS).flatMap(({ extensions }) => extensions),
);

/** The name with the extension of a type; what looks like an extension and is of no image stays. */
export function newName(name: string, type: ImageType): string {
  const dot = name.lastIndexOf('.');
  const extension = name.slice(Math.max(dot, 0)).toLowerCase();
  const own: readonly string[] = IMAGE_FORMATS[type].extensions;
  if (dot > 0 && own.includes(extension)) return name;
  const base = dot > 0 && EXTENSIONS.has(extension) ? name.slice(0, dot) : name;
  return `${base}${own[0]}`;
}
