import { useCallback, useState, type SyntheticEvent } from 'react';
import type { DropzoneOptions } from 'react-dropzone';
import { gatherFiles, type GatheringEvent } from './gather-files.js';

type GetFiles = NonNullable<DropzoneOptions['getFilesFromEvent']>;

/** Gathers files for react-dropzone, and knows what the present drag claims to carry. */
export interface GatheredFiles {
  readonly getFilesFromEvent: GetFiles;
  /** The MIME types of the files over the area; undefined where they are another area's. */
  readonly draggedTypes: readonly string[] | undefined;
  /** The drag has ended without a word to the area. */
  readonly forgetDrag: () => void;
}

/** Where one area stands in another, the events of the inner reach the outer as well. */
const taken = new WeakSet<object>();

/**
 * Takes the files before react-dropzone does: it would part them into two lists, good and bad, and
 * forget a drop for the next while it reads the folders of the first.
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
        const { dataTransfer } = event as GatheringEvent;
        const items = [...(dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file');
        setDraggedTypes(items.map((item) => item.type));
        return items;
      }
      const gathering = gatherFiles(event as GatheringEvent);
      // Else browsers would tell of no change when the same file is chosen again.
      if (type === 'change') (target as HTMLInputElement).value = '';
      add(await gathering);
      return [];
    },
    [add],
  );
  const forgetDrag = useCallback(() => setDraggedTypes(undefined), []);

  return { draggedTypes, forgetDrag, getFilesFromEvent };
}
