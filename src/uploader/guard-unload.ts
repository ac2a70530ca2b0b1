import type { ItemStore } from '../core/items/item-store.js';

/**
 * Lets the browser ask before it leaves the page, as long as uploads run; gives back how to end that.
 *
 * It listens only while it has a reason to: a page with such a listener is not kept for Back and
 * Forward by every browser.
 */
export function guardUnload({ subscribeAtOnce, totals }: ItemStore): () => void {
  let listening = false;

  function update(): void {
    const needed = totals().active > 0;
    if (needed === listening) return;
    listening = needed;
    if (needed) addEventListener('beforeunload', ask);
    else removeEventListener('beforeunload', ask);
  }

  const unsubscribe = subscribeAtOnce(update);
  update();
  return () => {
    unsubscribe();
    removeEventListener('beforeunload', ask);
  };
}

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault();
  // Older browsers ask only where this is set, whatever it says.
  event.returnValue = 'uploads';
}
