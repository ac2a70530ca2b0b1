import { fromEvent } from 'file-selector';
import { useMemo } from 'react';

type Gathered = Awaited<ReturnType<typeof fromEvent>>;

/** Gathers files for react-dropzone, and knows in which order they were chosen. */
export interface SelectionOrder {
  readonly getFilesFromEvent: (event: unknown) => Promise<Gathered>;
  readonly sort: (files: readonly File[]) => readonly File[];
}

/**
 * react-dropzone hands over what it takes and what it refuses in two lists; the rows are to stand as
 * the files were chosen.
 */
export function useSelectionOrder(): SelectionOrder {
  return useMemo(() => {
    const places = new WeakMap<object, number>();
    let next = 0;
    return {
      async getFilesFromEvent(event) {
        const gathered = await fromEvent(event);
        for (const file of gathered) places.set(file, (next += 1));
        return gathered;
      },
      sort: (files) =>
        files.toSorted((left, right) => (places.get(left) ?? 0) - (places.get(right) ?? 0)),
    };
  }, []);
}
