import { deflateSync } from 'node:zlib';
import type { Locator } from 'playwright';

/** Drops files on an element as a user does: drag in, drag over, drop. */
export async function dropFiles(zone: Locator, files: readonly File[]): Promise<void> {
  const sent = await Promise.all(
    files.map(async (file) => ({
      name: file.name,
      type: file.type,
      // Sample images are mostly padding. Uncompressed, 20 MB take half a minute to reach the page.
      deflated: deflateSync(await file.arrayBuffer()).toString('base64'),
    })),
  );
  await zone.evaluate(async (element, dropped) => {
    const inflate = (base64: string) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
      return new Response(stream).arrayBuffer();
    };
    const dataTransfer = new DataTransfer();
    for (const { deflated, name, type } of dropped) {
      dataTransfer.items.add(new File([await inflate(deflated)], name, { type }));
    }
    for (const kind of ['dragenter', 'dragover', 'drop']) {
      element.dispatchEvent(
        new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true, composed: true }),
      );
    }
  }, sent);
}
