import type { RefObject } from 'react';
import { useBeforePaint } from '../hooks/use-before-paint.js';
import { closedRootsAround, followUse, innermost, usedLast, type PageArea } from './area-in-use.js';
import { focusedElement, holds } from './composed-tree.js';
import { editableOf } from './editable.js';
import { pastedFiles } from './pasted-files.js';
import { isReachable } from './reachable.js';
import type { DropAreaSettings } from './drop-area-settings.js';

/** Whether an area accepts pastes. */
export function pastes({ disabled, noPaste }: DropAreaSettings): boolean {
  return disabled !== true && noPaste !== true;
}

/** Accepts pasted files for an element and its contents. */
export function usePaste(
  element: RefObject<HTMLElement | null>,
  add: (files: Iterable<File>) => void,
  isOn: boolean,
): void {
  useBeforePaint(() => {
    if (!isOn) return undefined;
    return joinPastes({
      element: () => element.current,
      take(clipboard) {
        const files = pastedFiles(clipboard);
        if (files.length > 0) add(files);
        return files.length > 0;
      },
    });
  }, [element, add, isOn]);
}

/** A part of a page that accepts pasted files. */
interface PasteArea extends PageArea {
  readonly take: (clipboard: DataTransfer) => boolean;
}

const areas = new Set<PasteArea>();

/**
 * Registers an area for pastes. Returns a function that removes it. Only one area gets a paste: the one
 * with the focus, or else the one under the pointer, or else the one used last. An area that can't be
 * reached because it is hidden, disabled or behind a modal gets none.
 */
function joinPastes(area: PasteArea): () => void {
  const element = area.element();
  if (element === null) return () => {};
  const { ownerDocument } = element;
  const stopFollowing = followUse(area);
  // There is only one listener, no matter how many areas there are.
  ownerDocument.addEventListener('paste', onPaste);
  areas.add(area);
  return () => {
    stopFollowing();
    areas.delete(area);
    if (areasIn(ownerDocument).length === 0) ownerDocument.removeEventListener('paste', onPaste);
  };
}

function areasIn(document: Document): PasteArea[] {
  return [...areas].filter((area) => area.element()?.ownerDocument === document);
}

function onPaste(event: ClipboardEvent): void {
  const { clipboardData, currentTarget, defaultPrevented } = event;
  if (clipboardData === null || defaultPrevented) return;
  const present = areasIn(currentTarget as Document);
  const focused = focusedElement(currentTarget as Document, closedRootsAround(present));
  const [target] = event.composedPath();
  if (editableOf(target) !== undefined || editableOf(focused) !== undefined) return;
  const reachable = present.filter((each) => isReachable(each.element()!, focused));
  const area =
    innermost(reachable, (element) => holds(element, focused)) ??
    innermost(reachable, (element) => element.matches(':hover')) ??
    usedLast(reachable);
  if (area?.take(clipboardData) === true) event.preventDefault();
}
