import type { RefObject } from 'react';
import { useBeforePaint } from '../hooks/use-before-paint.js';

/**
 * Notices the end of a drag that says nothing to the area it was over, as when the window is left, a
 * dialog comes up, or Escape ends it.
 *
 * @param isOn Whether a drag is over the area, as far as the area knows.
 */
export function useDragEnd(
  area: RefObject<HTMLElement | null>,
  isOn: boolean,
  onEnd: () => void,
): void {
  useBeforePaint(() => {
    const element = area.current;
    if (!isOn || element === null) return undefined;
    const { ownerDocument } = element;
    const look = (event: Event) => {
      const isInside = event.composedPath().includes(element);
      // While something is dragged, no pointer moves.
      if (!isInside || event.type === 'pointermove' || event.type === 'dragend') onEnd();
    };
    for (const event of SIGNS) ownerDocument.addEventListener(event, look, true);
    return () => {
      for (const event of SIGNS) ownerDocument.removeEventListener(event, look, true);
    };
  }, [area, isOn, onEnd]);
}

const SIGNS = ['dragenter', 'dragend', 'drop', 'pointermove'];
