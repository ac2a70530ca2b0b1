import type { DragEvent, HTMLAttributes, RefObject } from 'react';
import { leavesPage } from './stray-drops.js';

type DragHandlers = Pick<
  HTMLAttributes<HTMLElement>,
  'onDragEnter' | 'onDragOver' | 'onDragLeave' | 'onDrop'
>;

export type DragHandler = DragHandlers['onDrop'];

/**
 * The drag handlers of an area for drags that are meant for it: not text on its way to a field inside
 * the area, nor anything over a portal's content, which is inside only as far as React is concerned.
 */
export function ownDragsOnly(
  area: DragHandlers,
  input: RefObject<HTMLInputElement | null>,
): DragHandlers {
  const isOver = ({ currentTarget, target }: DragEvent) => currentTarget.contains(target as Node);
  const isOwn = (event: DragEvent) =>
    isOver(event) && (event.target === input.current || leavesPage(event.nativeEvent));
  return {
    onDragEnter: only(isOwn, area.onDragEnter),
    onDragOver: only(isOwn, area.onDragOver),
    onDragLeave: only(isOver, area.onDragLeave),
    onDrop: only(isOwn, area.onDrop),
  };
}

function only(
  isOwn: (event: DragEvent) => boolean,
  handler: DragHandler,
): (event: DragEvent<HTMLElement>) => void {
  return (event) => {
    if (isOwn(event)) handler?.(event);
  };
}
