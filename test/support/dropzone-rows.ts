import type { Locator, Page } from 'playwright';

/** Returns the rows with a status. */
export function rowsIn(page: Page, status: string): Locator {
  return page.locator(`[data-slot="item"][data-status="${status}"]`);
}

/** Chooses files on the disk, as if in the file dialog. */
export function chooseFiles(page: Page, paths: readonly string[]): Promise<void> {
  return page.locator('[data-slot="input"]').setInputFiles([...paths]);
}

/** Returns the error codes of the rows, in the order of the list. */
export function codesIn(page: Page): Promise<(string | undefined)[]> {
  return page
    .locator('[data-slot="message"]')
    .evaluateAll((messages) => messages.map((message) => (message as HTMLElement).dataset['code']));
}

/** Presses every "Try again anyway" button. */
export async function tryAgainAnyway(page: Page): Promise<void> {
  const buttons = page.getByRole('button', { name: 'Try again anyway' });
  while ((await buttons.count()) > 0) await buttons.first().click();
}
