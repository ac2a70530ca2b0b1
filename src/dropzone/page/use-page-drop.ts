import { createElement, useEffect, useState, type ReactElement, type RefObject } from 'react';
import { loadOnce } from '../../core/load-once.js';
import { useLatest } from '../../react/hooks/use-latest.js';
import type { DropArea } from '../../react/input/use-drop-area.js';

const loadPageDrops = /* @__PURE__ */ loadOnce(() => import('./page-drops.js'));

/**
 * Lets a dropzone accept drops anywhere on the page. Returns its drop area, which then also shows drags
 * over the page, and the overlay during a drag. If the chunk can't be loaded, the dropzone still accepts
 * drops on itself.
 *
 * @param isOn Whether drops on the page are accepted; the chunk is loaded when it becomes true.
 */
export function usePageDrop(
  element: RefObject<HTMLElement | null>,
  area: DropArea,
  isOn: boolean,
): { readonly area: DropArea; readonly overlay: ReactElement | undefined } {
  const [part, setPart] = useState<Awaited<ReturnType<typeof loadPageDrops>>>();
  const [types, setTypes] = useState<readonly string[]>();
  const readArea = useLatest(area);

  useEffect(() => {
    if (!isOn) return undefined;
    let isWanted = true;
    let leave = () => {};
    const join = async () => {
      const loaded = await loadPageDrops().catch(() => undefined);
      if (!isWanted || loaded === undefined) return;
      setPart(loaded);
      leave = loaded.joinPage({
        element: () => element.current,
        show: setTypes,
        take: (files) => readArea().take(files),
      });
    };
    void join();
    return () => {
      isWanted = false;
      leave();
    };
  }, [element, isOn, readArea]);

  if (part === undefined || types === undefined) return { area, overlay: undefined };
  const drag = area.predict(types);
  return {
    area: { ...area, drag: area.drag ?? drag },
    overlay: createElement(part.PageOverlay, { drag, count: types.length }),
  };
}
