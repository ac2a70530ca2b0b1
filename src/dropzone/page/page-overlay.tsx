'use client';
import { useRef } from 'react';
import { useBeforePaint } from '../../react/hooks/use-before-paint.js';
import type { DragState } from '../../react/input/drag-contents.js';
import { useImageUploadContext } from '../context.js';
import { Icon } from '../icon.js';

/**
 * Covers the window while files that would go to a dropzone are dragged over it. It is in the top layer
 * and ignores pointer events, so that the elements under it still get them. Renders a `<div>`.
 */
export function PageOverlay({
  count,
  drag,
}: {
  /** The number of dragged files, or 0 if the browser doesn't say. */
  readonly count: number;
  readonly drag: DragState;
}) {
  const { classNames, labels, multiple } = useImageUploadContext('PageOverlay');
  const element = useRef<HTMLDivElement>(null);
  useBeforePaint(() => {
    // In browsers without popovers, the style sheet alone places the overlay over the page.
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
