import type { Page } from 'playwright';

declare global {
  interface Window {
    filesSentInFull: string[];
  }
}

/**
 * Records the names of the files whose last byte the browser has sent, from the next page load on.
 * Rows can't tell: one that fails in the same frame never shows that it was processing.
 */
export async function watchSentFiles(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.filesSentInFull = [];
    const send = Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, 'send')!
      .value as XMLHttpRequest['send'];
    XMLHttpRequest.prototype.send = function sendWatched(body) {
      this.upload.addEventListener('progress', ({ loaded, total }) => {
        if (body instanceof File && loaded === total) window.filesSentInFull.push(body.name);
      });
      send.call(this, body);
    };
  });
}
