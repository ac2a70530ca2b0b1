import type { DragEvent, HTMLAttributes, MouseEvent, RefObject } from 'react';
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

const CONTROLS =
  'a, button, input, label, option, select, summary, textarea, [contenteditable], [role="button"], [role="link"], [tabindex]';

/** Whether a click is meant for an area and not for a control inside it, nor for an area inside it. */
export function isForArea({
  currentTarget,
  defaultPrevented,
  target,
}: MouseEvent<HTMLElement>): boolean {
  // An area inside this one has taken it already.
  if (defaultPrevented) return false;
  // What stands in a portal is no part of the area, though React says so.
  if (!currentTarget.contains(target as Node)) return false;
  const control = (target as Element).closest(CONTROLS);
  if (control !== null && control !== currentTarget && currentTarget.contains(control))
    return false;
  return !endsSelection(currentTarget);
}

/** Whether the click ends the selection of a text in the area; one elsewhere has nothing to do with it. */
function endsSelection(area: HTMLElement): boolean {
  const root = area.getRootNode() as SelectionRoot;
  const selection = root.getSelection?.() ?? area.ownerDocument.getSelection();
  return selection?.isCollapsed === false && area.contains(selection.anchorNode);
}

/** Chromium's shadow roots have selections of their own. */
type SelectionRoot = Node & Partial<Pick<Document, 'getSelection'>>;
