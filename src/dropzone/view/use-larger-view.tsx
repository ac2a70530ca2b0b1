'use client';
import { useCallback, useState, type ReactElement } from 'react';
import { loadOnce } from '../../core/load-once.js';
import type { ImageUploadContextValue } from '../context.js';

const loadLargerView = /* @__PURE__ */ loadOnce(() => import('./larger-view.js'));

type Part = Awaited<ReturnType<typeof loadLargerView>>;

/**
 * Returns functions that open and render the larger view of a picture. If its chunk can't be loaded, a
 * message says so, and the next click tries again.
 */
export function useLargerView(): {
  readonly view: (id: string) => void;
  readonly renderLargerView: (context: ImageUploadContextValue) => ReactElement | undefined;
} {
  const [shown, setShown] = useState<{ readonly id: string; readonly part: Part | undefined }>();
  const view = useCallback((id: string) => {
    const open = (part?: Part) => setShown({ id, part });
    loadLargerView().then(open, () => open());
  }, []);
  return {
    view,
    renderLargerView: ({ classNames, labels }) =>
      shown &&
      (shown.part ? (
        <shown.part.LargerView id={shown.id} onClose={() => setShown(undefined)} />
      ) : (
        <p
          role="alert"
          data-slot="message"
          data-code="loading-failed"
          className={classNames.message}
        >
          {labels.errors['loading-failed']({})}
        </p>
      )),
  };
}
