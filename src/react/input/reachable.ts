import { composedAncestors, holds } from './composed-tree.js';
import { isInDisabledFieldset } from './disabled-fieldset.js';

/**
 * Whether a person can reach an element right now. It must be shown, not covered by a modal, and not
 * disabled.
 */
export function isReachable(element: HTMLElement, focused: Element | null): boolean {
  if (!isShown(element) || isInDisabledFieldset(element)) return false;
  for (const node of composedAncestors(element)) {
    const around = node as Partial<HTMLElement>;
    // Dialogs that aren't a `<dialog>` hide the rest of the page from screen readers this way.
    if (around.inert === true || around.getAttribute?.('aria-hidden') === 'true') return false;
  }
  return !modalsOf(element.ownerDocument, focused).some((modal) => covers(modal, element, focused));
}

function isShown(element: HTMLElement): boolean {
  // Not every browser has it, and an element with `display: contents` counts as hidden.
  if (element.checkVisibility?.({ visibilityProperty: true }) !== false) return true;
  const { display } = getComputedStyle(element);
  return (
    display === 'contents' &&
    ([...element.children] as HTMLElement[]).some((child) => isShown(child))
  );
}

/** Returns the open modals of the document and of shadow roots around the focus. */
function modalsOf(document: Document, focused: Element | null): readonly Element[] {
  const around = focused === null ? [] : [...composedAncestors(focused)];
  const inShadows = around.filter((node): node is Element => isModal(node as Partial<Element>));
  const inDocument = [...document.querySelectorAll('dialog[open], [aria-modal="true"]')];
  return [...new Set([...inDocument.filter(isModal), ...inShadows])];
}

function isModal(node: Partial<Element>): boolean {
  if (node.matches?.('[aria-modal="true"]') === true) return isShown(node as HTMLElement);
  if (node.localName !== 'dialog' || !knowsModal()) return false;
  return node.matches?.(':modal') === true;
}

function knowsModal(): boolean {
  return globalThis.CSS?.supports?.('selector(:modal)') ?? false;
}

/**
 * Whether a modal covers an element, so it neither contains it nor lies below the element's own modal.
 */
function covers(modal: Element, element: Element, focused: Element | null): boolean {
  if (holds(modal, element)) return false;
  const [own] = modalsAround(element);
  // Of two dialogs, the one with the focus is on top, and one inside another is above it.
  return own === undefined || holds(own, modal) || holds(modal, focused);
}

function modalsAround(element: Element): readonly Element[] {
  return [...composedAncestors(element)].filter((node): node is Element =>
    isModal(node as Partial<Element>),
  );
}
