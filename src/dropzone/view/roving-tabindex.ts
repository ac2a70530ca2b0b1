import { neighborOf } from './neighbor-of.js';

/** The function that updates the tab stop of each list. */
const updates = new WeakMap<Element, () => void>();

/**
 * Makes the picture buttons of a list a single tab stop with arrow keys between them, a
 * [roving tabindex](https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/#kbd_roving_tabindex)
 * as in the ARIA practices. Otherwise, they would double the tab stops of a long list.
 *
 * @param picture Any picture button of the list.
 */
export function joinRovingTabindex(picture: HTMLElement): void {
  const list = picture.closest('[data-slot="list"]');
  if (list === null) return;
  const update = updates.get(list) ?? watch(list);
  updates.set(list, update);
  update();
}

/** Returns a function that makes the last used picture button, or else the first, the only tab stop. */
function watch(list: Element): () => void {
  let used: HTMLElement | undefined;
  const pictures = () => [...list.querySelectorAll<HTMLElement>('[data-slot="view"]')];
  const pictureOf = ({ target }: Event) => pictures().find((other) => other === target);

  function updateStop(): void {
    const all = pictures();
    const stop = all.find((other) => other === used) ?? all[0];
    for (const other of all) other.tabIndex = other === stop ? 0 : -1;
  }

  list.addEventListener('focusin', (event) => {
    used = pictureOf(event) ?? used;
    updateStop();
  });
  list.addEventListener('keydown', (event) => {
    const { key } = event as KeyboardEvent;
    const from = pictureOf(event);
    if (from === undefined || !/^(?:Arrow|Home$|End$)/.test(key)) return;
    event.preventDefault();
    neighborOf(pictures(), from, key)?.focus();
  });
  // The tab stop may be removed with its row.
  new MutationObserver(updateStop).observe(list, { childList: true });
  return updateStop;
}
