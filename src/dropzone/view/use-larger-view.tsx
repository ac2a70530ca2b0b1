'use client';
import { useCallback, useState, type ReactElement } from 'react';
import { loadOnce } from '../../core/load-once.js';
import { LoadingFailed } from '../root/loading-failed.js';

const loadLargerView = /* @__PURE__ */ loadOnce(() => import('./larger-view.js'));

type Part = Awaited<ReturnType<typeof loadLargerView>>;

/**
 * Returns functions that open and render the larger view of a picture. If its chunk can't be loaded, a
 * message says so, and the next click tries again.
 */
export function useLargerView(): {
  readonly view: (id: string) => void;
  readonly renderLargerView: () => ReactElement | undefined;
} {
  const [shown, setShown] = useState<{ readonly id: string; readonly part: Part | undefined }>();
  const view = useCallback((id: string) => {
    const open = (part?: Part) => setShown({ id, part });
    loadLargerView().then(open, () => open());
  }, []);
  return {
    view,
    renderLargerView: () =>
      shown &&
      (shown.part ? (
        <shown.part.LargerView id={shown.id} onClose={() => setShown(undefined)} />
      ) : (
        <LoadingFailed />
      )),
  };
}
