'use client';
import { useRef } from 'react';
import { useBeforePaint } from '../../react/hooks/use-before-paint.js';
import type { DragState } from '../../react/input/drag-contents.js';
import { useImageUploadContext } from '../context.js';
import { Icon } from '../icon.js';

/**
 * Covers the window while files that a dropzone would take are dragged over it. In the top layer, and
 * without pointer events, so that whatever is under it still gets them. Renders a `<div>`.
 */
export function PageOverlay({
  count,
  drag,
}: {
  /** How many files are dragged; 0 if the browser doesn't say. */
  readonly count: number;
  readonly drag: DragState;
}) {
  const { classNames, labels, multiple } = useImageUploadContext('PageOverlay');
  const element = useRef<HTMLDivElement>(null);
  useBeforePaint(() => {
    // Without it, the style sheet alone lays the overlay over the page.
    element.current?.showPopover?.();
  }, []);
  const invitation =
    count === 0 || (count > 1 && !multiple) ? labels.dropNow : labels.dropImages(count);

  return (
    <div
      ref={element}
      popover="manual"
      data-slot="overlay"
      data-drag={drag}
      className={classNames.overlay}
      style={{ pointerEvents: 'none' }}
    >
      <span>
        <Icon name="image" />
        {drag === 'reject' ? labels.dropRefused : invitation}
      </span>
    </div>
  );
}
