import { useEffect, useReducer, useState, type RefObject } from 'react';
import { useBeforePaint } from '../../react/hooks/use-before-paint.js';
import type { RowWindow } from './row-window.js';

/**
 * Returns the tracker of the visible rows. Its module is loaded when a list first becomes long: the
 * result is `undefined` until then, and `missing` if the module can't be loaded.
 */
export function useRowWindow(
  list: RefObject<HTMLElement | null>,
  isLong: boolean,
): RowWindow | 'missing' | undefined {
  const [made, setMade] = useState<RowWindow | 'missing'>();
  const [, showAgain] = useReducer((times: number) => times + 1, 0);

  useEffect(() => {
    if (!isLong || made !== undefined) return undefined;
    let isWanted = true;
    const load = async () => {
      const loaded = await import('./row-window.js').catch(() => undefined);
      if (!isWanted) return;
      setMade(loaded?.createRowWindow(() => list.current, showAgain) ?? 'missing');
    };
    void load();
    return () => {
      isWanted = false;
    };
  }, [isLong, list, made]);

  useEffect(() => (made === undefined || made === 'missing' ? undefined : made.watch()), [made]);

  useBeforePaint(() => {
    if (made === undefined || made === 'missing') return;
    if (isLong) made.update();
    else made.rest();
  });

  return made;
}
