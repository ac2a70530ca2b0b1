import { editableOf } from './editable.js';

/** How many areas each window has. */
const areas = new Map<Window, number>();

/**
 * Keeps files and links that are dropped outside every drop target from replacing the page. Leaves
 * alone text, what a file input or a text field accepts, and what another drop target has claimed
 * with `preventDefault`. Returns a function that ends this.
 */
export function stopStrayDrops(view: Window): () => void {
  const count = areas.get(view) ?? 0;
  areas.set(view, count + 1);
  // On the window, so that listeners on the document run first.
  if (count === 0) for (const event of EVENTS) view.addEventListener(event, stopStray);
  return () => {
    const left = areas.get(view)! - 1;
    areas.set(view, left);
    if (left > 0) return;
    areas.delete(view);
    for (const event of EVENTS) view.removeEventListener(event, stopStray);
  };
}

const EVENTS = ['dragover', 'drop'] as const;

function stopStray(event: DragEvent): void {
  if (!event.defaultPrevented && leavesPage(event)) event.preventDefault();
}

/** Whether a browser would replace the page with what is dropped. */
export function leavesPage(event: Pick<DragEvent, 'composedPath' | 'dataTransfer'>): boolean {
  const target = event.composedPath()[0] as Element;
  if (hasFiles(event)) return !takesFiles(target);
  const { types = [] } = event.dataTransfer ?? {};
  return types.includes('text/uri-list') && editableOf(target) === undefined;
}

/** Whether a drag holds files. */
export function hasFiles({ dataTransfer }: Pick<DragEvent, 'dataTransfer'>): boolean {
  const { items = [], types = [] } = dataTransfer ?? {};
  // Some programs report the kind of an item, but not its type.
  return types.includes('Files') || [...items].some(({ kind }) => kind === 'file');
}

function takesFiles(target: Element): boolean {
  return target.localName === 'input' && target.matches('[type="file" i]:enabled');
}
