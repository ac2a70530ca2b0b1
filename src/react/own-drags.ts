import type { DragEvent, HTMLAttributes, RefObject } from 'react';
import { leavesPage } from './stray-drops.js';

type DragHandlers = Pick<
  HTMLAttributes<HTMLElement>,
  'onDragEnter' | 'onDragOver' | 'onDragLeave' | 'onDrop'
>;

/**
 * The drag handlers of an area for drags that are meant for it: not text on its way to a field inside
 * the area, nor anything over a portal's content, which is inside only as far as React is concerned.
 *
 * @param app The app's handlers, which `area` calls for drags of its own. They hear of all others, too.
 */
export function ownDragsOnly(
  area: DragHandlers,
  app: DragHandlers,
  input: RefObject<HTMLInputElement | null>,
): DragHandlers {
  const isOver = ({ currentTarget, target }: DragEvent) => currentTarget.contains(target as Node);
  const isOwn = (event: DragEvent) =>
    isOver(event) && (event.target === input.current || leavesPage(event.nativeEvent));
  return {
    onDragEnter: either(isOwn, area.onDragEnter, app.onDragEnter),
    onDragOver: either(isOwn, area.onDragOver, app.onDragOver),
    onDragLeave: either(isOver, area.onDragLeave, app.onDragLeave),
    onDrop: either(isOwn, area.onDrop, app.onDrop),
  };
}

type DragHandler = DragHandlers['onDrop'];

function either(
  isOwn: (event: DragEvent) => boolean,
  own: DragHandler,
  other: DragHandler,
): (event: DragEvent<HTMLElement>) => void {
  return (event) => (isOwn(event) ? own : other)?.(event);
}
