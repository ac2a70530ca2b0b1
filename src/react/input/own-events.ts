import type { DragEvent, HTMLAttributes, MouseEvent, RefObject } from 'react';
import { leavesPage } from './stray-drops.js';

export type DragHandlers = Pick<
  HTMLAttributes<HTMLElement>,
  'onDragEnter' | 'onDragOver' | 'onDragLeave' | 'onDrop'
>;

export type DragHandler = DragHandlers['onDrop'];

/**
 * Limits the drag handlers of an area to drags meant for it. Text dragged to a field inside the area isn't
 * meant for it, nor is anything over a portal, which is inside only for React.
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

/**
 * Limits the drag handlers of an element around an area to drags outside the area that nothing else, such
 * as another drop target inside the element, has claimed with `preventDefault`.
 *
 * @param onClaimed Something else has claimed the drag that was over the element.
 */
export function unclaimedDragsOnly(
  wider: DragHandlers,
  input: RefObject<HTMLInputElement | null>,
  area: RefObject<HTMLElement | null>,
  onClaimed: () => void,
): DragHandlers {
  const own = ownDragsOnly(wider, input);
  const isBeside = ({ target }: DragEvent) => area.current?.contains(target as Node) !== true;
  const isFree = (event: DragEvent) => {
    if (!isBeside(event)) return false;
    const { currentTarget, defaultPrevented, nativeEvent } = event;
    if (defaultPrevented && !leftBy.has(nativeEvent)) leftBy.set(nativeEvent, currentTarget);
    return !defaultPrevented;
  };
  return {
    onDragEnter(event) {
      if (isFree(event)) own.onDragEnter?.(event);
      else if (isBeside(event)) onClaimed();
    },
    onDragOver: only(isFree, own.onDragOver),
    onDragLeave: only(isBeside, own.onDragLeave),
    onDrop: only(isFree, own.onDrop),
  };
}

/** The inner element that left a drag to another drop target inside it. */
const leftBy = new WeakMap<Event, EventTarget>();

/** Whether an element has left a drag to another drop target inside it. */
export function hasLeft(element: Element, event: Event): boolean {
  return leftBy.get(event) === element;
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

/** Whether a click is meant for an area, and not for a control or another area inside it. */
export function isForArea({
  currentTarget,
  defaultPrevented,
  target,
}: MouseEvent<HTMLElement>): boolean {
  // An area inside this one has handled it already.
  if (defaultPrevented) return false;
  // A portal isn't part of the area, although React says so.
  if (!currentTarget.contains(target as Node)) return false;
  const control = (target as Element).closest(CONTROLS);
  if (control !== null && control !== currentTarget && currentTarget.contains(control))
    return false;
  return !endsSelection(currentTarget);
}

/** Whether the click ends a text selection in the area; a selection elsewhere doesn't matter. */
function endsSelection(area: HTMLElement): boolean {
  const root = area.getRootNode() as SelectionRoot;
  const selection = root.getSelection?.() ?? area.ownerDocument.getSelection();
  return selection?.isCollapsed === false && area.contains(selection.anchorNode);
}

/** In Chromium, shadow roots have their own selections. */
type SelectionRoot = Node & Partial<Pick<Document, 'getSelection'>>;
