import type { RefObject } from 'react';
import { joinPastes } from './paste-areas.js';
import type { DropAreaSettings } from './use-drop-area.js';
import { pastedFiles } from './pasted-files.js';
import { useBeforePaint } from '../hooks/use-before-paint.js';

/** Whether an area takes what is pasted. */
export function pastes({ disabled, noPaste }: DropAreaSettings): boolean {
  return disabled !== true && noPaste !== true;
}

/** Takes pasted files for an element and what is in it. */
export function usePaste(
  element: RefObject<HTMLElement | null>,
  add: (files: Iterable<File>) => void,
  isOn: boolean,
): void {
  useBeforePaint(() => {
    if (!isOn) return undefined;
    return joinPastes({
      element: () => element.current,
      take(clipboard) {
        const files = pastedFiles(clipboard);
        if (files.length > 0) add(files);
        return files.length > 0;
      },
    });
  }, [element, add, isOn]);
}
