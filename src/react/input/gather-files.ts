/** A drop, or a choice in the file dialog. */
export interface GatheringEvent {
  readonly dataTransfer?: DataTransfer | null;
  readonly target?: EventTarget | null;
}

/**
 * Returns the files of a drop or a choice, including those in folders. An unreadable entry becomes an
 * unreadable file, so that it gets a row that says so and doesn't affect the others.
 */
export function gatherFiles({ dataTransfer, target }: GatheringEvent): Promise<readonly File[]> {
  // Both lists are emptied when the event handler returns.
  return dataTransfer
    ? filesOfDrop(dataTransfer)
    : Promise.resolve([...((target as HTMLInputElement | null)?.files ?? [])]);
}

async function filesOfDrop({ files, items }: DataTransfer): Promise<readonly File[]> {
  const held = [...items].filter(({ kind }) => kind === 'file');
  if (held.length === 0) return [...files];
  return (await Promise.all(held.map(filesOfItem))).flat();
}

async function filesOfItem(item: DataTransferItem): Promise<readonly File[]> {
  const entry = item.webkitGetAsEntry?.() ?? null;
  if (entry?.isDirectory === true || isOfSystem(entry?.name)) return filesOfEntry(entry!);
  // Some programs announce a file that never arrives.
  const file = item.getAsFile();
  if (file !== null) return [file];
  return entry === null ? [lostFile('')] : filesOfEntry(entry);
}

/** Files that operating systems put into folders. */
const OF_SYSTEM: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/** Whether the operating system created it. */
function isOfSystem(name = ''): boolean {
  return OF_SYSTEM.has(name);
}

/** Returns the file of an entry, or all files in its folder, in the browser's order. */
async function filesOfEntry(entry: FileSystemEntry): Promise<readonly File[]> {
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

/** Browsers return up to a hundred at a time, and none after the last. */
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

/** Creates a replacement for a file that couldn't be read. Reading it fails with the same error. */
function lostFile(name: string, cause?: unknown): File {
  const file = new File([' '], name);
  const fault = cause ?? new DOMException('The file did not come.', 'NotReadableError');
  file.slice = () =>
    Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(fault as Error) });
  return file;
}
