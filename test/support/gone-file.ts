import { openAsBlob } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Returns a file that can't be read, since it was deleted from the disk after it was chosen. */
export async function goneFile(name: string, options?: FilePropertyBag): Promise<File> {
  const directory = await mkdtemp(join(tmpdir(), 'gone-'));
  const path = join(directory, 'file');
  await writeFile(path, new Uint8Array(4096));
  const bytes = await openAsBlob(path);
  await rm(directory, { recursive: true });
  return new File([bytes], name, options);
}
