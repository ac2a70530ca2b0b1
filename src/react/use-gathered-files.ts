import { fromEvent } from 'file-selector';
import { useCallback, useState, type SyntheticEvent } from 'react';

/** A drag, a drop or a choice, as react-dropzone hands it over. */
type GatheringEvent = Parameters<typeof fromEvent>[0];
type Gathered = Awaited<ReturnType<typeof fromEvent>>;

/** Gathers files for react-dropzone, and knows what the present drag claims to carry. */
export interface GatheredFiles {
  readonly getFilesFromEvent: (event: GatheringEvent) => Promise<Gathered>;
  /** The MIME types of the files over the area; undefined where they are another area's. */
  readonly draggedTypes: readonly string[] | undefined;
}

/** Where one area stands in another, the events of the inner reach the outer as well. */
const taken = new WeakSet<object>();

/**
 * Takes the files before react-dropzone does: it would part them into two lists, good and bad, and
 * forget a drop for the next while it reads the folders of the first.
 */
export function useGatheredFiles(add: (files: Iterable<File>) => void): GatheredFiles {
  const [draggedTypes, setDraggedTypes] = useState<readonly string[]>();

  const getFilesFromEvent = useCallback(
    async (event: GatheringEvent) => {
      const { nativeEvent = event, target, type } = event as Partial<SyntheticEvent>;
      const isDrag = type === 'dragenter';
      if (taken.has(nativeEvent as object)) {
        if (isDrag) setDraggedTypes(undefined);
        return [];
      }
      taken.add(nativeEvent as object);
      const gathered = await fromEvent(event);
      if (isDrag) {
        setDraggedTypes(gathered.map((item) => item.type));
        return gathered;
      }
      // Else browsers would tell of no change when the same file is chosen again.
      if (type === 'change') (target as HTMLInputElement).value = '';
      add(
        gathered.filter((item): item is Exclude<typeof item, DataTransferItem> => 'size' in item),
      );
      return [];
    },
    [add],
  );

  return { draggedTypes, getFilesFromEvent };
}
