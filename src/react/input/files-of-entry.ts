/** What systems put into folders by themselves. */
const OF_SYSTEM: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/** Whether nobody has put it there. */
export function isOfSystem(name = ''): boolean {
  return OF_SYSTEM.has(name);
}

/** The file of an entry, or all in its folder, in the order in which the browser gives them. */
export async function filesOfEntry(entry: FileSystemEntry): Promise<readonly File[]> {
  if (isOfSystem(entry.name)) return [];
  try {
    if (!entry.isDirectory) return [await fileOf(entry as FileSystemFileEntry)];
    const inside = await entriesOf(entry as FileSystemDirectoryEntry);
    return (await Promise.all(inside.map(filesOfEntry))).flat();
  } catch (cause) {
    return [lostFile(entry.name, cause)];
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });
}

/** No more than a hundred come at once, and none after the last. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** Stands for a file that could not be had: a read of it fails as a read of the file did. */
export function lostFile(name: string, cause?: unknown): File {
  const file = new File([' '], name);
  const fault = cause ?? new DOMException('The file did not come.', 'NotReadableError');
  file.slice = () =>
    Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(fault as Error) });
  return file;
}
