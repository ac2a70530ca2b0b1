/**
 * Returns the picture that a key moves to: an arrow key to the next one in its direction, Home to the
 * first, and End to the last. Returns `undefined` if there is no picture in that direction.
 *
 * @param key An arrow key, Home or End.
 */
export function neighborOf<Picture extends HTMLElement>(
  pictures: readonly Picture[],
  from: Picture,
  key: string,
): Picture | undefined {
  const at = pictures.indexOf(from);
  const index = placeAfterKey(key, at, pictures.length, from);
  if (index !== undefined) return pictures[index];
  const sign = key === 'ArrowUp' ? -1 : 1;
  const start = from.getBoundingClientRect();
  // Sorted by line, then by horizontal distance.
  const ahead = pictures
    .map((picture) => ({ picture, box: picture.getBoundingClientRect() }))
    .filter(({ box }) => sign * (middleOf(box) - middleOf(start)) > start.height / 2);
  const [nearest] = ahead.toSorted(
    (one, other) =>
      sign * (one.box.top - other.box.top) ||
      Math.abs(one.box.left - start.left) - Math.abs(other.box.left - start.left),
  );
  return nearest?.picture;
}

/**
 * Returns the index that a key leads to in a sequence that follows the writing direction, which may be
 * out of range, or `undefined` for other keys.
 */
export function placeAfterKey(
  key: string,
  at: number,
  count: number,
  element: Element,
): number | undefined {
  const forward = getComputedStyle(element).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
  return at + (key === forward ? 1 : -1);
}

function middleOf({ bottom, top }: DOMRect): number {
  return (top + bottom) / 2;
}
