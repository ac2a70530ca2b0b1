import { fireEvent } from 'storybook/test';

/** Drags files over the dropzone and holds them there. */
export async function dragFiles(canvas: HTMLElement, files: readonly File[]): Promise<void> {
  const zone = canvas.querySelector('[data-slot="zone"]');
  if (zone === null) throw new Error('This story has no dropzone.');
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  for (const kind of ['dragenter', 'dragover']) {
    const event = new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true });
    await fireEvent(zone, event);
  }
}
