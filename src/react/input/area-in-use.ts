import { holds } from './composed-tree.js';

/** A part of a page that accepts pastes or drops. */
export interface PageArea {
  readonly element: () => HTMLElement | null;
}

/** When each element was used, as a count of uses. */
const uses = new WeakMap<Element, number>();
let useCount = 0;

const USES = ['focusin', 'pointerdown', 'drop'];

/** Remembers when an area is used. Returns a function that stops this. */
export function followUse(area: PageArea): () => void {
  const use = (event: Event) => {
    const element = area.element();
    if (element !== null && event.composedPath().includes(element)) {
      uses.set(element, (useCount += 1));
    }
  };
  // Only listeners inside a closed shadow root see where its events come from.
  const root = area.element()?.getRootNode();
  // In the capture phase, so that `stopPropagation()` can't hide that an area is used.
  for (const event of USES) root?.addEventListener(event, use, true);
  return () => {
    for (const event of USES) root?.removeEventListener(event, use, true);
  };
}

/** Returns the area that was used last, or `undefined` if none was. */
export function usedLast<Area extends PageArea>(areas: readonly Area[]): Area | undefined {
  const timeOf = (area: Area) => uses.get(area.element()!) ?? 0;
  const [latest] = areas.toSorted((one, other) => timeOf(other) - timeOf(one));
  return latest !== undefined && timeOf(latest) > 0 ? latest : undefined;
}

/** Returns the area whose element fits. If areas are nested, it is the inner one. */
export function innermost<Area extends PageArea>(
  areas: readonly Area[],
  fits: (element: HTMLElement) => boolean,
): Area | undefined {
  return areas.reduce<Area | undefined>((found, area) => {
    const element = area.element()!;
    return fits(element) && (found === undefined || holds(found.element()!, element))
      ? area
      : found;
  }, undefined);
}

/** Returns the closed shadow roots around areas. A document shows only their hosts. */
export function closedRootsAround(areas: readonly PageArea[]): readonly ShadowRoot[] {
  return areas
    .map((area) => area.element()!.getRootNode())
    .filter((root): root is ShadowRoot => 'host' in root);
}
