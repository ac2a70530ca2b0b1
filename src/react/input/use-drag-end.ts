import type { RefObject } from 'react';
import { useBeforePaint } from '../hooks/use-before-paint.js';

/**
 * Detects the end of a drag that sends the area no event, because it leaves the window, a dialog opens,
 * or Escape ends it.
 *
 * @param isOn Whether the area believes that a drag is over it.
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
      // During a drag, there are no pointer events.
      if (!isInside || event.type === 'pointermove' || event.type === 'dragend') onEnd();
    };
    for (const event of SIGNS) ownerDocument.addEventListener(event, look, true);
    return () => {
      for (const event of SIGNS) ownerDocument.removeEventListener(event, look, true);
    };
  }, [area, isOn, onEnd]);
}

const SIGNS = ['dragenter', 'dragend', 'drop', 'pointermove'];
