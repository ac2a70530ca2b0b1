import { cancel, drop, heldBy, moveTo, pickUp } from './moves.js';
import { boxOf, placeUnder, type Point } from './place-under.js';
import { slide } from './slide.js';
import type { Sorting } from './sorting.js';

/** An image that follows the pointer. */
export interface Drag {
  readonly handle: HTMLElement;
  /** Moves the image to the pointer; CSS pixels in the window. */
  readonly follow: (pointer: Point) => void;
  readonly end: (how: 'cancel' | 'drop') => void;
}

/**
 * Starts to drag an image by its handle. Its row stays in the list, where the others make room for it, and
 * is only painted at the pointer: so it keeps its state, and the list may render what it likes.
 *
 * @param start Where the pointer was pressed.
 */
export function startDrag(
  sorting: Sorting,
  handle: HTMLButtonElement,
  start: Point,
): Drag | undefined {
  const list = handle.closest<HTMLElement>('[data-slot="list"]');
  const row = handle.closest<HTMLElement>('[data-slot="item"]');
  if (list === null || row === null) return undefined;
  const { left, top } = row.getBoundingClientRect();
  const grip = { x: start.x - left, y: start.y - top };
  let pointer = start;
  const held = heldBy(sorting);
  // An image that was picked up by keyboard.
  if (held !== undefined) drop(sorting, held);
  pickUp(sorting, handle.value, 'pointer');

  function update(): void {
    const image = heldBy(sorting);
    if (image === undefined) return;
    const place = placeUnder(pointer, list!, row!, sorting.order());
    if (place !== image.place) slide(list!, row!, () => moveTo(sorting, image, place));
    const box = boxOf(row!, list!);
    const frame = list!.getBoundingClientRect();
    const x = within(pointer.x - grip.x, frame.left, frame.right - box.width) - box.left;
    const y = within(pointer.y - grip.y, frame.top, frame.bottom - box.height) - box.top;
    row!.style.translate = `${x}px ${y}px`;
  }
  // The rows also move under a pointer that rests.
  document.addEventListener('scroll', update, true);
  // The body captures the pointer during a drag, so its cursor is shown.
  const { style } = document.body;
  const { cursor } = style;
  style.cursor = 'grabbing';

  return {
    handle,
    follow(to) {
      pointer = to;
      update();
    },
    end(how) {
      document.removeEventListener('scroll', update, true);
      style.cursor = cursor;
      swallowClick();
      const image = heldBy(sorting);
      slide(list, undefined, () => {
        row.style.translate = '';
        if (image === undefined) return;
        if (how === 'drop') drop(sorting, image);
        else cancel(sorting, image);
      });
      handle.focus({ preventScroll: true });
    },
  };
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

/** The press has ended somewhere else, and the click that follows belongs to neither place. */
function swallowClick(): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener('click', swallow, true));
}
