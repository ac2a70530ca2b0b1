import { fireEvent } from 'storybook/test';

/** Chooses files as the file dialog would. */
export async function addFiles(canvas: HTMLElement, files: readonly File[]): Promise<void> {
  const input = canvas.querySelector<HTMLInputElement>('input[type="file"]');
  if (input === null) throw new Error('This story has no file input.');
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  input.files = transfer.files;
  await fireEvent.change(input);
}
