import { expect, waitFor, within } from 'storybook/test';
import type { UploadStatus } from '../src/index.js';

/** The expected status and words of a row. */
interface RowWords {
  readonly status: UploadStatus;
  /** The few words next to the size. */
  readonly meta: string | RegExp;
  /** The sentence of a refusal or a failure. If omitted, the row must have none. */
  readonly alert?: string | RegExp;
}

/** Waits for a file's row to reach a status, and checks its words. */
export async function expectRow(
  canvasElement: HTMLElement,
  name: string,
  { alert, meta, status }: RowWords,
): Promise<void> {
  const label = await within(canvasElement).findByText(name);
  const row = label.closest<HTMLElement>('[data-slot="item"]')!;
  await waitFor(() => expect(row).toHaveAttribute('data-status', status));
  await waitFor(() => expect(row.querySelector('[data-slot="meta"]')).toHaveTextContent(meta));
  const sentence = row.querySelector('[data-slot="message"]');
  if (alert === undefined) await expect(sentence).toBeNull();
  else await expect(sentence).toHaveTextContent(alert);
}
