import type { Locator } from 'playwright';

/** Drops files on an element as a person does: drag in, drag over, drop. */
export async function dropFiles(zone: Locator, files: readonly File[]): Promise<void> {
  const sent = await Promise.all(
    files.map(async (file) => ({
      name: file.name,
      type: file.type,
      base64: Buffer.from(await file.arrayBuffer()).toString('base64'),
    })),
  );
  await zone.evaluate((element, dropped) => {
    const dataTransfer = new DataTransfer();
    for (const { base64, name, type } of dropped) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      dataTransfer.items.add(new File([bytes], name, { type }));
    }
    for (const kind of ['dragenter', 'dragover', 'drop']) {
      element.dispatchEvent(
        new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true, composed: true }),
      );
    }
  }, sent);
}
