import { neighborOf } from './neighbor-of.js';

/** What chooses the tab stop of each list. */
const keepers = new WeakMap<Element, () => void>();

/**
 * Makes the pictures of a list one tab stop, with arrow keys from one to another: otherwise, they would
 * double the stops of a long list. Lasts as long as the list.
 *
 * @param picture The button of any of its pictures.
 */
export function joinPictures(picture: HTMLElement): void {
  const list = picture.closest('[data-slot="list"]');
  if (list === null) return;
  const keep = keepers.get(list) ?? watch(list);
  keepers.set(list, keep);
  keep();
}

/** Returns a function that makes the picture used last the only stop, else the first. */
function watch(list: Element): () => void {
  let used: HTMLElement | undefined;
  const pictures = () => [...list.querySelectorAll<HTMLElement>('[data-slot="view"]')];
  const pictureOf = ({ target }: Event) => pictures().find((other) => other === target);

  function keepOneStop(): void {
    const all = pictures();
    const stop = all.find((other) => other === used) ?? all[0];
    for (const other of all) other.tabIndex = other === stop ? 0 : -1;
  }

  list.addEventListener('focusin', (event) => {
    used = pictureOf(event) ?? used;
    keepOneStop();
  });
  list.addEventListener('keydown', (event) => {
    const { key } = event as KeyboardEvent;
    const from = pictureOf(event);
    if (from === undefined || !/^(?:Arrow|Home$|End$)/.test(key)) return;
    event.preventDefault();
    neighborOf(pictures(), from, key)?.focus();
  });
  // The stop may go away with its row.
  new MutationObserver(keepOneStop).observe(list, { childList: true });
  return keepOneStop;
}
