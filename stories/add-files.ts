import { fireEvent } from 'storybook/test';

/** Chooses files as the file dialog does. */
export async function addFiles(canvas: HTMLElement, files: readonly File[]): Promise<void> {
  const input = canvas.querySelector<HTMLInputElement>('[data-slot="input"]');
  if (input === null) throw new Error('There is no dropzone in this story.');
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  input.files = transfer.files;
  await fireEvent.change(input);
}
