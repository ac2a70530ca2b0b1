import { QueryClient } from '@tanstack/react-query';
import { vi } from 'vitest';
import { apimart } from '../../src/index.js';
import { loadSending, loadValidation } from '../../src/uploader/load-engine.js';
import { createUploader, type Uploader } from '../../src/uploader/uploader.js';
import type { AnySettings } from '../../src/uploader/settings.js';
import type { UploadStatus } from '../../src/core/items/upload-item.js';
import { createTestHttp } from '../../src/testing/index.js';

// As on a page that has been idle for a moment.
await Promise.all([loadSending(), loadValidation()]);

/** Every callback, recorded. */
export function spyOnCallbacks() {
  return {
    onFilesAdded: vi.fn(),
    onFilesRejected: vi.fn(),
    onUploadStart: vi.fn(),
    onProgress: vi.fn(),
    onSuccess: vi.fn(),
    onError: vi.fn(),
    onCancel: vi.fn(),
    onRemove: vi.fn(),
    onSettled: vi.fn(),
  };
}

/** An uploader for APIMart whose uploads all succeed unless the settings say otherwise. */
export function openUploader(settings: Partial<AnySettings> = {}, client = new QueryClient()) {
  const callbacks = spyOnCallbacks();
  const all: AnySettings = {
    provider: apimart,
    http: createTestHttp([{ progress: 1 }, { answer: { body: { url: 'https://cdn.example/1' } } }]),
    ...callbacks,
    ...settings,
  };
  const uploader = createUploader(
    () => all,
    () => client,
    (flush) => setTimeout(flush),
  );
  return { uploader, callbacks, client };
}

/** The statuses of all items, in order. */
export function statuses({ store }: Uploader): UploadStatus[] {
  return store.items().map(({ status }) => status);
}

/** Waits until the items have exactly these statuses. */
export async function untilStatuses(
  uploader: Uploader,
  ...expected: UploadStatus[]
): Promise<void> {
  await vi.waitFor(() => {
    const now = statuses(uploader);
    if (now.join() !== expected.join()) throw new Error(`They are ${now.join()}.`);
  }, 10_000);
}
