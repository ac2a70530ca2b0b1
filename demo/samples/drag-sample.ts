import type { Sample } from './sample.js';

/** Less is a click with an unsteady hand. In pixels. */
const LEAST_MOVE = 6;

/**
 * Drags a sample by the pointer, with the events that a dropzone gets when a file comes from a folder.
 * Browsers don't let a page begin a drag of files itself.
 */
export function dragSample(thumbnail: HTMLElement, { load }: Sample, begin: PointerEvent): void {
  const stopped = new AbortController();
  const { signal } = stopped;
  let ghost: HTMLElement | undefined;
  let over: Element | undefined;
  let files: DataTransfer | undefined;
  const fill = async () => {
    const transfer = new DataTransfer();
    transfer.items.add(await load());
    files = transfer;
  };
  void fill();

  const tell = (target: Element | undefined, kind: string) => {
    if (target === undefined || files === undefined) return;
    const event = { dataTransfer: files, bubbles: true, cancelable: true, composed: true };
    target.dispatchEvent(new DragEvent(kind, event));
  };
  const move = (event: PointerEvent) => {
    const { clientX, clientY } = event;
    const distance = Math.hypot(clientX - begin.clientX, clientY - begin.clientY);
    if (ghost === undefined && distance < LEAST_MOVE) return;
    // While a file is dragged, pages see no such events, and take one for the end of the drag.
    event.stopImmediatePropagation();
    ghost ??= showGhost(thumbnail);
    ghost.style.translate = `${clientX}px ${clientY}px`;
    if (files === undefined) return;
    const now = document.elementFromPoint(clientX, clientY) ?? undefined;
    if (now !== over) {
      tell(now, 'dragenter');
      tell(over, 'dragleave');
      over = now;
    }
    tell(over, 'dragover');
  };
  const end = (last: 'drop' | 'dragleave') => {
    stopped.abort();
    ghost?.remove();
    if (ghost === undefined) return;
    tell(over, last);
    // The click that follows would add it once more.
    const swallow = (click: Event) => click.stopPropagation();
    thumbnail.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => thumbnail.removeEventListener('click', swallow, { capture: true }));
  };

  addEventListener('pointermove', move, { signal, capture: true });
  addEventListener('pointerup', () => end('drop'), { signal });
  addEventListener('pointercancel', () => end('dragleave'), { signal });
  addEventListener('keydown', ({ key }) => key === 'Escape' && end('dragleave'), { signal });
}

function showGhost(thumbnail: HTMLElement): HTMLElement {
  const ghost = thumbnail.cloneNode(true) as HTMLElement;
  ghost.classList.add('sample-ghost');
  ghost.ariaHidden = 'true';
  ghost.inert = true;
  document.body.append(ghost);
  return ghost;
}
