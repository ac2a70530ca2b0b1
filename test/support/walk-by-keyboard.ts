import type { FileChooser, Page } from 'playwright';

/** What someone does with the keyboard alone, and what a screen reader says. */
export interface KeyboardWalk {
  /** Opens the dialog with a key and chooses files. */
  readonly choose: (...files: File[]) => Promise<void>;
  /** Returns the name of the focused element, as a screen reader says it. */
  readonly focused: () => Promise<string>;
  /** Presses keys, and returns the name of the element that then has the focus. */
  readonly press: (...keys: string[]) => Promise<string>;
  /** Presses Tab a number of times, and returns the name of each stop. */
  readonly stops: (count: number) => Promise<string[]>;
  readonly untilRow: (status: string, at?: number) => Promise<void>;
  readonly untilSaid: (role: 'alert' | 'status', text: string | RegExp) => Promise<void>;
}

/** Prepares a page for a walk, before it is loaded. */
export function walkByKeyboard(page: Page): KeyboardWalk {
  let opened: (dialog: FileChooser) => void = () => {};
  // A permanent listener, since a dialog could otherwise open before one is added.
  page.on('filechooser', (dialog) => opened(dialog));

  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });

  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
    return focused();
  };

  return {
    focused,
    press,
    choose: async (...files) => {
      const opening = new Promise<FileChooser>((resolve) => {
        opened = resolve;
      });
      await page.keyboard.press('Enter');
      const dialog = await opening;
      await dialog.setFiles(
        await Promise.all(
          files.map(async (file) => ({
            name: file.name,
            mimeType: file.type,
            buffer: Buffer.from(await file.arrayBuffer()),
          })),
        ),
      );
    },
    stops: async (count) => {
      const names: string[] = [];
      while (names.length < count) names.push(await press('Tab'));
      return names;
    },
    untilRow: (status, at = 0) =>
      page
        .locator('[data-slot="item"]')
        .nth(at)
        .and(page.locator(`[data-status="${status}"]`))
        .waitFor(),
    untilSaid: (role, text) =>
      page.getByRole(role).filter({ hasText: text }).waitFor({ state: 'attached' }),
  };
}
