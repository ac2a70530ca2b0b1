import { splitFileName } from '../../core/rules/file-name.js';
import { IMAGE_FORMATS, isImageType } from '../../core/rules/image-types.js';

/** The name that browsers give to every picture without one. */
const UNNAMED = /^image\.\w+$/;

/**
 * Returns the files of a paste, each with a unique name. The list is empty if the clipboard has text
 * together with a picture of it, as from Word and Excel.
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

/** A picture copied from a page comes with its `<img>` tag and no text. */
function holdsText(clipboard: DataTransfer, files: readonly File[]): boolean {
  const lines = clipboard.getData('text/plain').split(/[\r\n]+/);
  // Finder adds the names of copied files as text.
  if (lines.some((line) => line !== '' && !files.some(({ name }) => name === line))) return true;
  const html = clipboard.getData('text/html');
  return html !== '' && html.replaceAll(/<!--[^]*?-->|<[^>]*>/g, '').trim() !== '';
}

function extensionOf({ name, type }: File): string {
  return isImageType(type) ? IMAGE_FORMATS[type].extensions[0] : splitFileName(name).extension;
}
