import { expect, waitFor, within } from 'storybook/test';
import type { UploadStatus } from '../src/index.js';

/** What a row is to say, and to whom. */
interface RowWords {
  readonly status: UploadStatus;
  /** In a few words, beside the size. */
  readonly meta: string | RegExp;
  /** The sentence of a refusal or a failure; without it there is no sentence. */
  readonly alert?: string | RegExp;
}

/** Waits for the row of a file to stand in a status, and reads it as a person does. */
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
