import { useCallback, useState, type SyntheticEvent } from 'react';
import type { DropzoneOptions } from 'react-dropzone';
import { gatherFiles, type GatheringEvent } from './gather-files.js';

type GetFiles = NonNullable<DropzoneOptions['getFilesFromEvent']>;

/** Gathers files for react-dropzone, and knows what the current drag claims to contain. */
interface GatheredFiles {
  readonly getFilesFromEvent: GetFiles;
  /** The MIME types of the files over the area, or `undefined` if they belong to another area. */
  readonly draggedTypes: readonly string[] | undefined;
  /** The drag has ended without an event for the area. */
  readonly forgetDrag: () => void;
}

/** Returns the files of a drag. Safari lists none before the drop. */
export function draggedFiles(transfer: DataTransfer | null | undefined): DataTransferItem[] {
  return [...(transfer?.items ?? [])].filter(({ kind }) => kind === 'file');
}

/** If areas are nested, events of the inner one reach the outer one as well. */
const taken = new WeakSet<object>();

/**
 * Takes the files before react-dropzone does: it would split them into two lists, accepted and
 * rejected, and lose a drop if another one comes while it reads folders.
 */
export function useGatheredFiles(add: (files: Iterable<File>) => void): GatheredFiles {
  const [draggedTypes, setDraggedTypes] = useState<readonly string[]>();

  const getFilesFromEvent = useCallback<GetFiles>(
    async (event) => {
      const { nativeEvent = event, target, type } = event as Partial<SyntheticEvent>;
      const isDrag = type === 'dragenter';
      if (taken.has(nativeEvent)) {
        if (isDrag) setDraggedTypes(undefined);
        return [];
      }
      taken.add(nativeEvent);
      if (isDrag) {
        const items = draggedFiles((event as GatheringEvent).dataTransfer);
        setDraggedTypes(items.map((item) => item.type));
        return items;
      }
      const gathering = gatherFiles(event as GatheringEvent);
      // Otherwise browsers would report no change when the same file is chosen again.
      if (type === 'change') (target as HTMLInputElement).value = '';
      add(await gathering);
      return [];
    },
    [add],
  );
  const forgetDrag = useCallback(() => setDraggedTypes(undefined), []);

  return { draggedTypes, forgetDrag, getFilesFromEvent };
}
