import { unreadableFile } from '../core/unreadable-file.js';

/**
 * The file under its proven type: the browser's own claim can be empty or wrong, and some adapters
 * would send it.
 *
 * @throws UploadError `file-unreadable` when the bytes have gone since the file was chosen.
 */
export async function toSendableFile(file: File, type: string): Promise<File> {
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch (cause) {
    throw unreadableFile(file, cause);
  }
  if (file.type === type) return file;
  const { lastModified, name } = file;
  return new File([file], name, { type, lastModified });
}
