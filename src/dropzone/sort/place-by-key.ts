import { placeAfterKey } from '../view/neighbor-of.js';

/**
 * The place to which a key moves an image: an arrow key to the next one in its direction, Home to the
 * first, and End to the last. Undefined for other keys.
 *
 * @param place The image's place; 0 is the first.
 * @param count How many images there are.
 */
export function placeByKey(
  key: string,
  place: number,
  count: number,
  handle: Element,
): number | undefined {
  const last = count - 1;
  const along = placeAfterKey(key, place, count, handle);
  if (along !== undefined) return Math.min(Math.max(along, 0), last);
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return undefined;
  const list = handle.closest('[data-slot="list"]');
  const columns = list === null ? 1 : getComputedStyle(list).gridTemplateColumns.split(' ').length;
  if (key === 'ArrowUp') return place < columns ? place : place - columns;
  const isOnLastLine = Math.floor(place / columns) === Math.floor(last / columns);
  return isOnLastLine ? place : Math.min(place + columns, last);
}
