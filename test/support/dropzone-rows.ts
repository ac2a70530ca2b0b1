import type { Locator, Page } from 'playwright';

/** The rows that show a status. */
export function rowsIn(page: Page, status: string): Locator {
  return page.locator(`[data-slot="item"][data-status="${status}"]`);
}

/** Chooses files of the disk, as if the file dialog were open. */
export function chooseFiles(page: Page, paths: readonly string[]): Promise<void> {
  return page.locator('[data-slot="input"]').setInputFiles([...paths]);
}

/** The codes of the errors that rows show, in the order of the list. */
export function codesIn(page: Page): Promise<(string | undefined)[]> {
  return page
    .locator('[data-slot="message"]')
    .evaluateAll((messages) => messages.map((message) => (message as HTMLElement).dataset['code']));
}

/** Presses "Try again anyway" wherever it is offered. */
export async function tryAgainAnyway(page: Page): Promise<void> {
  const buttons = page.getByRole('button', { name: 'Try again anyway' });
  while ((await buttons.count()) > 0) await buttons.first().click();
}
