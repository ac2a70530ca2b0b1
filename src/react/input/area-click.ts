import type { MouseEvent } from 'react';

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
