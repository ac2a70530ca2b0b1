/** A part of a page that takes pasted files. */
export interface PasteArea {
  readonly element: () => HTMLElement | null;
  readonly take: (clipboard: DataTransfer) => boolean;
}

const areas = new Set<PasteArea>();
let lastUsed: PasteArea | undefined;

/**
 * Takes part in pastes until the answer is called. One paste goes to one area: the one with the focus,
 * else the one under the pointer, else the one that was used last.
 */
export function joinPastes(area: PasteArea): () => void {
  const { ownerDocument } = area.element() ?? {};
  if (ownerDocument === undefined) return () => {};
  const use = ({ target }: Event) => {
    if (area.element()?.contains(target as Node)) lastUsed = area;
  };
  // Before anybody can stop them: that an area is used is known even so.
  for (const event of USES) ownerDocument.addEventListener(event, use, true);
  // However many areas there are, it is one listener.
  ownerDocument.addEventListener('paste', onPaste);
  areas.add(area);
  return () => {
    for (const event of USES) ownerDocument.removeEventListener(event, use, true);
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
  const { clipboardData, currentTarget, defaultPrevented, target } = event;
  if (clipboardData === null || defaultPrevented || isEditable(target)) return;
  const area = areaInUse(currentTarget as Document);
  if (area?.take(clipboardData) === true) event.preventDefault();
}

function areaInUse(document: Document): PasteArea | undefined {
  const mine = areasIn(document);
  const inner = (fits: (element: HTMLElement) => boolean) =>
    mine.reduce<PasteArea | undefined>((found, area) => {
      const element = area.element()!;
      // Where one area stands in another, the inner one is meant.
      return fits(element) && (found?.element()!.contains(element) ?? true) ? area : found;
    }, undefined);
  return (
    inner((element) => element.contains(document.activeElement)) ??
    inner((element) => element.matches(':hover')) ??
    mine.find((area) => area === lastUsed)
  );
}

/** Whether a paste there is a text's. Another frame's elements are no instances of this one's classes. */
function isEditable(target: EventTarget | null): boolean {
  if (target === null || !('closest' in target)) return false;
  const element = target as HTMLElement;
  if (element.isContentEditable) return true;
  const field = element.closest<HTMLInputElement>('input, textarea, select');
  return field !== null && !(field.localName === 'input' && TEXTLESS.has(field.type));
}

const TEXTLESS = new Set([
  'button',
  'checkbox',
  'file',
  'image',
  'radio',
  'range',
  'reset',
  'submit',
]);
