import { flushSync } from 'react-dom';
import type { MoveEvent } from '../../locales/labels.js';
import type { HeldImage, Sorting } from './sorting.js';

/** The handles of all rendered rows, in the order in which they are shown. */
export function handlesOf(list: Element): readonly HTMLButtonElement[] {
  return [...list.querySelectorAll<HTMLButtonElement>('[data-slot="handle"]')];
}

/** The image that is being moved, unless it has been removed meanwhile. */
export function heldBy({ held, uploader }: Sorting): HeldImage | undefined {
  const image = held();
  return image && uploader.store.item(image.id) ? image : undefined;
}

/** Picks an image up where it stands. */
export function pickUp(sorting: Sorting, id: string, by: HeldImage['by']): void {
  show(sorting, 'picked-up', { id, place: sorting.uploader.store.ids().indexOf(id), by });
}

/** Shows the image at another place. */
export function moveTo(sorting: Sorting, held: HeldImage, place: number): void {
  show(sorting, 'moved', { ...held, place });
}

/** Drops the image where it is shown: the list changes its order. */
export function drop(sorting: Sorting, { id, place }: HeldImage): void {
  const text = sentence(sorting, 'dropped', id, place);
  flushSync(() => {
    sorting.uploader.move(id, place);
    sorting.show(undefined, text);
  });
}

/** Puts the image back where it came from. */
export function cancel(sorting: Sorting, { id }: HeldImage): void {
  const text = sentence(sorting, 'canceled', id, sorting.uploader.store.ids().indexOf(id));
  flushSync(() => sorting.show(undefined, text));
}

/** At once, since the focus and the scroll position depend on where the row is. */
function show(sorting: Sorting, event: MoveEvent, held: HeldImage): void {
  flushSync(() => sorting.show(held, sentence(sorting, event, held.id, held.place)));
}

function sentence(
  { labels, uploader }: Sorting,
  event: MoveEvent,
  id: string,
  place: number,
): string {
  const { moving, unnamed } = labels();
  const { store } = uploader;
  return moving(event, store.item(id)?.name || unnamed, place + 1, store.ids().length);
}
