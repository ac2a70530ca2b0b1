import { loadOnce } from '../../core/load-once.js';
import { joinRovingTabindex } from '../view/roving-tabindex.js';
import { placeByKey } from './place-by-key.js';
import { cancel, drop, handlesOf, heldBy, moveTo, pickUp } from './moves.js';
import type { Sorting } from './sorting.js';

const loadPointer = /* @__PURE__ */ loadOnce(() => import('./pointer.js'));

/** Makes a handle work by keyboard immediately, and by pointer once the code for it has loaded. */
export function joinHandle(sorting: Sorting, handle: HTMLButtonElement): () => void {
  const id = handle.value;
  const end = new AbortController();
  const { signal } = end;
  let leavePointer: (() => void) | undefined;
  joinRovingTabindex(handle);

  async function joinPointer(): Promise<void> {
    const part = await loadPointer();
    if (!signal.aborted) leavePointer ??= part.joinPointer(sorting, handle);
  }
  joinPointer().catch(() => {});

  function onPointerDown(): void {
    if (leavePointer !== undefined) return;
    joinPointer().then(
      () => sorting.onLoading('loaded'),
      () => sorting.onLoading('failed'),
    );
  }

  function onKeyDown(event: KeyboardEvent): void {
    const held = heldBy(sorting);
    if (held?.id !== id || held.by !== 'keys') return;
    const place = placeByKey(event.key, held.place, sorting.order().length, handle);
    if (event.key !== 'Escape' && place === undefined) return;
    // A dialog around the dropzone must stay open, and no other handle is to get the focus.
    event.preventDefault();
    event.stopPropagation();
    if (place === undefined) cancel(sorting, held);
    else if (place !== held.place) moveTo(sorting, held, place);
    stayWith(handle);
  }

  function onBlur({ relatedTarget }: FocusEvent): void {
    const held = heldBy(sorting);
    if (held?.id !== id || held.by !== 'keys' || !(relatedTarget instanceof Element)) return;
    // A press on another handle says where the image goes.
    if (!relatedTarget.matches('[data-slot="handle"]')) drop(sorting, held);
  }

  handle.addEventListener('pointerdown', onPointerDown, { signal });
  handle.addEventListener('keydown', onKeyDown, { signal });
  handle.addEventListener('blur', onBlur, { signal });
  return () => {
    end.abort();
    leavePointer?.();
    if (sorting.held()?.id === id) sorting.show(undefined, '');
  };
}

/** Picks up the handle's image; the next press drops it, at the place of the image that is pressed. */
export function pressHandle(sorting: Sorting, handle: HTMLButtonElement): void {
  const held = heldBy(sorting);
  if (held === undefined) return pickUp(sorting, handle.value, 'keys');
  const list = handle.closest('[data-slot="list"]');
  drop(sorting, { ...held, place: sorting.order().indexOf(handle.value) });
  const dropped = list && handlesOf(list).find(({ value }) => value === held.id);
  stayWith(dropped ?? handle);
  return undefined;
}

/** A row that moves loses the focus, and may leave the part of the list that is in sight. */
function stayWith(handle: HTMLElement): void {
  handle.focus({ preventScroll: true });
  handle.closest('[data-slot="item"]')?.scrollIntoView({ block: 'nearest' });
}
