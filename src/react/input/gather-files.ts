import { filesOfEntry, isOfSystem, lostFile } from './files-of-entry.js';

/** A drop, or a choice in the file dialog. */
export interface GatheringEvent {
  readonly dataTransfer?: DataTransfer | null;
  readonly target?: EventTarget | null;
}

/**
 * The files of a drop or a choice, those in folders included. What cannot be read is among them as a
 * file that cannot be read, so that it gets a row that says so and takes no other along.
 */
export function gatherFiles({ dataTransfer, target }: GatheringEvent): Promise<readonly File[]> {
  // Both lists are empty as soon as the handler of the event is left.
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
  // Some programs promise a file that never comes.
  const file = item.getAsFile();
  if (file !== null) return [file];
  return entry === null ? [lostFile('')] : filesOfEntry(entry);
}
