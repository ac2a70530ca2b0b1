import { splitFileName } from '../../core/rules/file-name.js';
import { IMAGE_FORMATS, isImageType } from '../../core/rules/image-types.js';

/** What browsers call every picture that has no name of its own. */
const UNNAMED = /^image\.\w+$/;

/**
 * The files of a paste, each under a name of its own; none where the clipboard holds a text that a
 * picture of it comes along with, as from Word and Excel.
 */
export function pastedFiles(clipboard: DataTransfer): readonly File[] {
  const files = [...clipboard.files];
  if (files.length === 0 || holdsText(clipboard, files)) return [];
  const time = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  let unnamed = 0;
  return files.map((file) => {
    if (!UNNAMED.test(file.name)) return file;
    unnamed += 1;
    const name = `pasted-${time}${unnamed > 1 ? `-${unnamed}` : ''}${extensionOf(file)}`;
    return new File([file], name, { type: file.type, lastModified: file.lastModified });
  });
}

/** A picture that was copied from a page has its own tag with it and nothing to read. */
function holdsText(clipboard: DataTransfer, files: readonly File[]): boolean {
  const lines = clipboard.getData('text/plain').split(/[\r\n]+/);
  // Finder puts the names of what it copies beside it.
  if (lines.some((line) => line !== '' && !files.some(({ name }) => name === line))) return true;
  const html = clipboard.getData('text/html');
  return html !== '' && html.replaceAll(/<!--[^]*?-->|<[^>]*>/g, '').trim() !== '';
}

function extensionOf({ name, type }: File): string {
  return isImageType(type) ? IMAGE_FORMATS[type].extensions[0] : splitFileName(name).extension;
}
