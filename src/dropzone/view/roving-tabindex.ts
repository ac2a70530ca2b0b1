import { neighborOf } from './neighbor-of.js';

/** The functions that update the tab stops of each list, by the slot of the buttons. */
const updates = new WeakMap<Element, Map<string, () => void>>();

/**
 * Makes the buttons of one slot in a list a single tab stop with arrow keys between them, a
 * [roving tabindex](https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/#kbd_roving_tabindex)
 * as in the ARIA practices. Otherwise, they would double the tab stops of a long list.
 *
 * @param button Any of the buttons, for instance that of a picture.
 */
export function joinRovingTabindex(button: HTMLElement): void {
  const list = button.closest('[data-slot="list"]');
  if (list === null) return;
  const { slot = '' } = button.dataset;
  const ofList = updates.get(list) ?? new Map<string, () => void>();
  const update = ofList.get(slot) ?? watch(list, slot);
  updates.set(list, ofList.set(slot, update));
  update();
}

/** Returns a function that makes the last used button, or else the first, the only tab stop. */
function watch(list: Element, slot: string): () => void {
  let used: HTMLElement | undefined;
  const buttons = () => [...list.querySelectorAll<HTMLElement>(`[data-slot="${slot}"]`)];
  const buttonOf = ({ target }: Event) => buttons().find((other) => other === target);

  function updateStop(): void {
    const all = buttons();
    const stop = all.find((other) => other === used) ?? all[0];
    for (const other of all) other.tabIndex = other === stop ? 0 : -1;
  }

  list.addEventListener('focusin', (event) => {
    used = buttonOf(event) ?? used;
    updateStop();
  });
  list.addEventListener('keydown', (event) => {
    const { key } = event as KeyboardEvent;
    const from = buttonOf(event);
    if (from === undefined || !/^(?:Arrow|Home$|End$)/.test(key)) return;
    event.preventDefault();
    neighborOf(buttons(), from, key)?.focus();
  });
  // The tab stop may be removed with its row.
  new MutationObserver(updateStop).observe(list, { childList: true });
  return updateStop;
}
