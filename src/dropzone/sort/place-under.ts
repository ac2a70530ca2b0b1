/** A point in the window, in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box in the window, in CSS pixels. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where a row is in the layout, whatever moves it on the screen: a drag, or an animation. */
export function boxOf(row: HTMLElement, list: HTMLElement): Box {
  const frame = list.getBoundingClientRect();
  const isInside = row.offsetParent === list;
  const left = row.offsetLeft + (isInside ? list.clientLeft : -list.offsetLeft);
  const top = row.offsetTop + (isInside ? list.clientTop : -list.offsetTop);
  return {
    left: frame.left + left - list.scrollLeft,
    top: frame.top + top - list.scrollTop,
    width: row.offsetWidth,
    height: row.offsetHeight,
  };
}

/**
 * The place that the dragged row gets: that of the row nearest to the pointer, once the pointer has passed
 * its middle. Without that condition, rows of different sizes would change places back and forth.
 *
 * @param order The ids in the order in which the rows are shown.
 */
export function placeUnder(
  pointer: Point,
  list: HTMLElement,
  dragged: HTMLElement,
  order: readonly string[],
): number {
  const placeOf = (row: HTMLElement) =>
    order.indexOf(row.querySelector<HTMLButtonElement>('[data-slot="handle"]')?.value ?? '');
  const rows = [...list.querySelectorAll<HTMLElement>(':scope > [data-slot="item"]')];
  const [nearest] = rows
    .map((row) => ({ row, box: boxOf(row, list) }))
    .toSorted((one, other) => distance(pointer, one.box) - distance(pointer, other.box));
  const from = placeOf(dragged);
  if (nearest === undefined || nearest.row === dragged) return from;

  const own = boxOf(dragged, list);
  const { box } = nearest;
  const place = placeOf(nearest.row);
  const isOnSameLine = own.top < box.top + box.height && box.top < own.top + own.height;
  const sign = place > from ? 1 : -1;
  const isRtl = getComputedStyle(list).direction === 'rtl';
  const beyondMiddle = isOnSameLine
    ? (pointer.x - box.left - box.width / 2) * (isRtl ? -1 : 1)
    : pointer.y - box.top - box.height / 2;
  return beyondMiddle * sign > 0 ? place : from;
}

/** The square of the distance between a point and a box. */
function distance({ x, y }: Point, { height, left, top, width }: Box): number {
  const across = Math.max(left - x, 0, x - left - width);
  const down = Math.max(top - y, 0, y - top - height);
  return across ** 2 + down ** 2;
}
