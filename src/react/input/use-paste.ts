import type { RefObject } from 'react';
import { useBeforePaint } from '../hooks/use-before-paint.js';
import { focusedElement, holds } from './composed-tree.js';
import { editableOf } from './editable.js';
import { pastedFiles } from './pasted-files.js';
import { isReachable } from './reachable.js';
import type { DropAreaSettings } from './use-drop-area.js';

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
interface PasteArea {
  readonly element: () => HTMLElement | null;
  readonly take: (clipboard: DataTransfer) => boolean;
}

const areas = new Set<PasteArea>();
let lastUsed: PasteArea | undefined;

/**
 * Registers an area for pastes; returns a function that removes it. A paste goes to one area: the
 * one with the focus, else the one under the pointer, else the one used last. An area that can't be
 * reached, because it is hidden, disabled or behind a modal, gets none.
 */
function joinPastes(area: PasteArea): () => void {
  const element = area.element();
  if (element === null) return () => {};
  const { ownerDocument } = element;
  const use = (event: Event) => {
    if (event.composedPath().includes(area.element()!)) lastUsed = area;
  };
  // Only listeners inside a closed shadow root see where its events come from.
  const root = element.getRootNode();
  // In the capture phase, so that `stopPropagation()` can't hide that an area is used.
  for (const event of USES) root.addEventListener(event, use, true);
  // One listener, however many areas there are.
  ownerDocument.addEventListener('paste', onPaste);
  areas.add(area);
  return () => {
    for (const event of USES) root.removeEventListener(event, use, true);
    areas.delete(area);
    if (lastUsed === area) lastUsed = undefined;
    if (areasIn(ownerDocument).length === 0) ownerDocument.removeEventListener('paste', onPaste);
  };
}

const USES = ['focusin', 'pointerdown', 'drop'];

function areasIn(document: Document): PasteArea[] {
  return [...areas].filter((area) => area.element()?.ownerDocument === document);
}

function onPaste(event: ClipboardEvent): void {
  const { clipboardData, currentTarget, defaultPrevented } = event;
  if (clipboardData === null || defaultPrevented) return;
  const present = areasIn(currentTarget as Document);
  const roots = present.map((area) => area.element()!.getRootNode());
  const closed = roots.filter((root): root is ShadowRoot => 'host' in root);
  const focused = focusedElement(currentTarget as Document, closed);
  const [target] = event.composedPath();
  if (editableOf(target) !== undefined || editableOf(focused) !== undefined) return;
  const area = areaInUse(
    present.filter((each) => isReachable(each.element()!, focused)),
    focused,
  );
  if (area?.take(clipboardData) === true) event.preventDefault();
}

function areaInUse(reachable: readonly PasteArea[], focused: Element | null) {
  const inner = (fits: (element: HTMLElement) => boolean) =>
    reachable.reduce<PasteArea | undefined>((found, area) => {
      const element = area.element()!;
      // If areas are nested, the inner one gets the paste.
      return fits(element) && (found === undefined || holds(found.element()!, element))
        ? area
        : found;
    }, undefined);
  return (
    inner((element) => holds(element, focused)) ??
    inner((element) => element.matches(':hover')) ??
    reachable.find((area) => area === lastUsed)
  );
}
