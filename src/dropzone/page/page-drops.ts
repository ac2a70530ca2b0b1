import { composedAncestors, focusedElement, holds } from '../../react/input/composed-tree.js';
import {
  closedRootsAround,
  followUse,
  innermost,
  usedLast,
  type PageArea,
} from '../../react/input/area-in-use.js';
import { gatherFiles } from '../../react/input/gather-files.js';
import { hasLeft } from '../../react/input/own-events.js';
import { isReachable } from '../../react/input/reachable.js';
import { hasFiles, leavesPage } from '../../react/input/stray-drops.js';
import { draggedFiles } from '../../react/input/use-gathered-files.js';

export { PageOverlay } from './page-overlay.js';

/** A dropzone that accepts drops anywhere on its page. */
interface PageDropArea extends PageArea {
  /** Shows that a drop of files with these MIME types would go to it; `undefined` ends this. */
  readonly show: (types: readonly string[] | undefined) => void;
  readonly take: (files: readonly File[]) => void;
}

const pages = new WeakMap<Document, Page>();

/** Registers a dropzone for drops on its page; returns a function that unregisters it. */
export function joinPage(area: PageDropArea): () => void {
  const document = area.element()?.ownerDocument;
  if (document === undefined) return () => {};
  const page = pages.get(document) ?? createPage(document);
  pages.set(document, page);
  const stopFollowing = followUse(area);
  page.add(area);
  return () => {
    stopFollowing();
    page.remove(area);
  };
}

type Page = ReturnType<typeof createPage>;

/**
 * Aims each drag of files over a document at one dropzone: the one under the pointer, or the one used
 * last, or else the first. Drags that other drop targets claim or that began on the page are ignored.
 */
function createPage(document: Document) {
  const areas = new Set<PageDropArea>();
  let aim: PageDropArea | undefined;
  let over: EventTarget | undefined;
  let beganHere = false;

  function aimAt(next: PageDropArea | undefined, types?: readonly string[]): void {
    if (next === aim) return;
    aim?.show(undefined);
    aim = next;
    next?.show(types);
  }

  function areaFor(event: DragEvent): PageDropArea | undefined {
    if (beganHere || !hasFiles(event) || !leavesPage(event)) return undefined;
    const present = [...areas].filter((area) => area.element() !== null);
    const focused = focusedElement(document, closedRootsAround(present));
    const reachable = present.filter((area) => isReachable(area.element()!, focused));
    const [target] = event.composedPath();
    const under = innermost(reachable, (element) => holds(element, target as Node));
    if (under !== undefined) return hasLeft(under.element()!, event) ? undefined : under;
    if (event.defaultPrevented) return undefined;
    return usedLast(reachable) ?? reachable.toSorted(inOrder)[0];
  }

  function onDrag(event: DragEvent): void {
    if (event.type === 'dragenter') [over] = event.composedPath();
    aimAt(
      areaFor(event),
      draggedFiles(event.dataTransfer).map(({ type }) => type),
    );
    if (aim === undefined || event.defaultPrevented) return;
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
  }

  function onDrop(event: DragEvent): void {
    const area = areaFor(event);
    aimAt(undefined);
    // The dropzone under the pointer has already handled the drop.
    if (area === undefined || event.defaultPrevented) return;
    event.preventDefault();
    void gatherFiles(event).then(area.take);
  }

  const listeners: { readonly [Name in keyof DocumentEventMap]?: (event: never) => void } = {
    dragenter: onDrag,
    dragover: onDrag,
    dragleave(event: DragEvent) {
      // `dragenter` of the next element fires before `dragleave` of the previous one.
      if (event.composedPath()[0] === over) aimAt(undefined);
    },
    drop: onDrop,
  };
  const endings: typeof listeners = {
    dragstart() {
      beganHere = true;
    },
    dragend: end,
    // A pointer event means that the drag is over: there are none during a drag.
    pointermove: end,
  };

  function end(): void {
    beganHere = false;
    aimAt(undefined);
  }

  function listen(change: 'addEventListener' | 'removeEventListener'): void {
    for (const [name, listener] of Object.entries(listeners)) {
      document[change](name, listener as EventListener);
    }
    for (const [name, listener] of Object.entries(endings)) {
      document[change](name, listener as EventListener, true);
    }
  }

  return {
    add(area: PageDropArea): void {
      if (areas.size === 0) listen('addEventListener');
      areas.add(area);
    },
    remove(area: PageDropArea): void {
      areas.delete(area);
      if (aim === area) aimAt(undefined);
      if (areas.size > 0) return;
      listen('removeEventListener');
      beganHere = false;
    },
  };
}

/** Compares the positions of two dropzones in the document, across shadow roots. */
function inOrder(one: PageArea, other: PageArea): number {
  const [first, second] = [pathTo(one.element()!), pathTo(other.element()!)];
  const fork = first.findIndex((node, at) => node !== second[at]);
  const [left, right] = [first[fork], second[fork]];
  if (left === undefined || right === undefined) return 0;
  return left.compareDocumentPosition(right) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

function pathTo(element: Element): readonly Node[] {
  return [...composedAncestors(element)].toReversed();
}
