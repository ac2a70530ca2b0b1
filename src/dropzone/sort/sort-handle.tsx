'use client';
import { useRef, useSyncExternalStore } from 'react';
import { useBeforePaint } from '../../react/hooks/use-before-paint.js';
import { useImageUploadContext } from '../context.js';
import { Icon } from '../icon.js';
import { joinHandle, pressHandle } from './handles.js';
import type { SortHandleProps } from './sorting.js';

/**
 * Moves an image to another place: by dragging it, or by pressing it and then arrow keys or another
 * image's handle. Renders a `<button>`.
 */
export function SortHandle({ id, name, sorting }: SortHandleProps) {
  const { classNames, labels } = useImageUploadContext('SortHandle');
  const button = useRef<HTMLButtonElement>(null);
  const isHeld = () => sorting.held()?.id === id;
  const isPressed = useSyncExternalStore(sorting.subscribe, isHeld, isHeld);
  useBeforePaint(
    () => (button.current === null ? undefined : joinHandle(sorting, button.current)),
    [sorting],
  );

  return (
    <button
      ref={button}
      type="button"
      data-slot="handle"
      // The sorting code finds the image by it.
      value={id}
      className={classNames.handle}
      aria-label={labels.action(labels.move, name)}
      aria-describedby={sorting.hintId}
      aria-pressed={isPressed}
      title={labels.move}
      onClick={({ currentTarget }) => pressHandle(sorting, currentTarget)}
    >
      <Icon name="grip" />
    </button>
  );
}
