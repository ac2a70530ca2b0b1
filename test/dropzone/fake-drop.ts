import { fireEvent } from '@testing-library/react';

/** A file or folder on the disk, as browsers provide it. */
export interface FakeEntry {
  readonly name: string;
  readonly isDirectory: boolean;
  readonly fullPath: string;
  readonly file?: (take: (file: File) => void, refuse: (fault: DOMException) => void) => void;
  readonly createReader?: () => {
    readonly readEntries: (
      take: (entries: FakeEntry[]) => void,
      refuse: (fault: DOMException) => void,
    ) => void;
  };
}

const ENTRIES_AT_ONCE = 100;

export function fileEntry(file: File): FakeEntry {
  const { name } = file;
  return { name, isDirectory: false, fullPath: `/${name}`, file: (take) => take(file) };
}

/** A folder that returns at most a hundred entries at a time, as in Chromium. */
export function folderEntry(name: string, ...entries: FakeEntry[]): FakeEntry {
  return {
    name,
    isDirectory: true,
    fullPath: `/${name}`,
    createReader() {
      const left = [...entries];
      return { readEntries: (take) => setTimeout(take, 0, left.splice(0, ENTRIES_AT_ONCE)) };
    },
  };
}

/** One dragged item, as a `DataTransferItem`. */
export interface FakeItem {
  readonly kind: 'file' | 'string';
  readonly type: string;
  readonly getAsFile: () => File | null;
  readonly webkitGetAsEntry?: () => FakeEntry | null;
  readonly getAsFileSystemHandle?: () => Promise<unknown>;
}

export function fileItem(file: File, more: Partial<FakeItem> = {}): FakeItem {
  return {
    kind: 'file',
    type: file.type,
    getAsFile: () => file,
    webkitGetAsEntry: () => fileEntry(file),
    ...more,
  };
}

export function folderItem(folder: FakeEntry, more: Partial<FakeItem> = {}): FakeItem {
  const item = fileItem(new File([], folder.name), { webkitGetAsEntry: () => folder });
  return { ...item, ...more };
}

/** Performs one step of a drag with items that scripts can't create. */
export function dragItems(
  step: 'dragenter' | 'drop',
  target: Element,
  items: readonly FakeItem[],
  types: readonly string[] = ['Files'],
): void {
  const event = new DragEvent(step, { bubbles: true, cancelable: true });
  const files = items.flatMap(({ getAsFile, kind }) => (kind === 'file' ? [getAsFile()] : []));
  Object.defineProperty(event, 'dataTransfer', {
    value: { files, items, types, getData: () => '' },
  });
  fireEvent(target, event);
}

/** A file that the browser can see but not read. */
export function lockedEntry(name: string): FakeEntry {
  const fault = new DOMException('Not yours.', 'NotReadableError');
  return { name, isDirectory: false, fullPath: `/${name}`, file: (_, refuse) => refuse(fault) };
}

/** A folder that Windows lists but doesn't open. */
export function closedFolderEntry(name: string): FakeEntry {
  const fault = new DOMException('Not found.', 'NotFoundError');
  return {
    ...folderEntry(name),
    createReader: () => ({ readEntries: (_, refuse) => refuse(fault) }),
  };
}
