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
  // Who selects a text wants no dialog.
  return currentTarget.ownerDocument.getSelection()?.isCollapsed ?? true;
}
