import type { MouseEvent } from 'react';

const CONTROLS =
  'a, button, input, label, option, select, summary, textarea, [contenteditable], [role="button"], [role="link"], [tabindex]';

/** Where one area stands in another, the clicks of the inner reach the outer as well. */
const taken = new WeakSet<Event>();

/** Whether a click is meant for an area and not for a control inside it, nor for an area inside it. */
export function isForArea({
  currentTarget,
  defaultPrevented,
  nativeEvent,
  target,
}: MouseEvent<HTMLElement>): boolean {
  if (defaultPrevented || taken.has(nativeEvent)) return false;
  taken.add(nativeEvent);
  // What stands in a portal is no part of the area, though React says so.
  if (!currentTarget.contains(target as Node)) return false;
  const control = (target as Element).closest(CONTROLS);
  if (control !== null && control !== currentTarget && currentTarget.contains(control))
    return false;
  // Who selects a text wants no dialog.
  return currentTarget.ownerDocument.getSelection()?.isCollapsed ?? true;
}
