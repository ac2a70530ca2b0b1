import type { Page } from 'playwright';

/** The statuses and progress that a row has shown, in order. */
export interface RowHistory {
  readonly statuses: string[];
  readonly progress: number[];
}

declare global {
  interface Window {
    rowHistories: Record<string, RowHistory>;
  }
}

/** Records the statuses and progress of every row by its file name, from the next page load on. */
export async function watchRows(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.rowHistories = {};
    const look = () => {
      for (const row of document.querySelectorAll<HTMLElement>('[data-slot="item"]')) {
        const name = row.querySelector('[data-slot="name"]')?.textContent ?? '';
        const history = (window.rowHistories[name] ??= { statuses: [], progress: [] });
        const status = row.dataset['status'] ?? '';
        if (history.statuses.at(-1) !== status) history.statuses.push(status);
        const bar = row.querySelector<HTMLProgressElement>('progress[value]');
        if (bar && status === 'uploading') history.progress.push(bar.value);
      }
    };
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
    });
  });
}

/** Returns the history of a file's row so far. */
export function rowHistory(page: Page, name: string): Promise<RowHistory> {
  return page.evaluate((key) => window.rowHistories[key]!, name);
}
