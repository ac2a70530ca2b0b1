const SLIDE_MS = 150;

/**
 * Changes a list and lets the rows slide to their new places, unless people prefer less motion.
 *
 * @param except A row that is moved in another way.
 */
export function slide(list: Element, except: Element | undefined, change: () => void): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return change();
  const rows = () => [...list.querySelectorAll(':scope > li')].filter((row) => row !== except);
  const before = new Map(rows().map((row) => [row, row.getBoundingClientRect()]));
  change();
  for (const row of rows()) {
    const from = before.get(row);
    if (from === undefined) continue;
    const to = row.getBoundingClientRect();
    const [x, y] = [from.left - to.left, from.top - to.top];
    if (x === 0 && y === 0) continue;
    row.animate([{ translate: `${x}px ${y}px` }, { translate: '0px 0px' }], {
      duration: SLIDE_MS,
      easing: 'ease-out',
    });
  }
  return undefined;
}
