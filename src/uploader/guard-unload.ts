import type { ItemStore } from '../core/items/item-store.js';

/**
 * Makes the browser ask before it leaves the page while uploads run. Returns a function that ends this.
 *
 * It listens only while necessary because some browsers don't keep pages with such a listener in the
 * back/forward cache.
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
  // Older browsers ask only if this is set to a string.
  event.returnValue = 'uploads';
}
