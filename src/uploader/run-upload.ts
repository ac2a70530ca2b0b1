import type { QueryClient } from '@tanstack/react-query';
import type { ItemEvent } from '../core/items/item-events.js';
import type { ItemStore } from '../core/items/item-store.js';
import { UploadError } from '../core/errors/upload-error.js';
import type { UploadItem } from '../core/items/upload-item.js';
import { loadSending } from './load-engine.js';
import type { UploadJob } from './upload-job.js';
import { runUploadMutation } from './upload-mutation.js';
import { jobSettings, type AnySettings } from './settings.js';

/** The input and the callbacks of a run. */
interface RunContext {
  readonly store: ItemStore;
  readonly client: QueryClient;
  readonly settings: () => AnySettings;
  /** Calls an app's function, unless the component has unmounted. */
  readonly tell: <Arguments extends readonly unknown[]>(
    callback: ((...args: Arguments) => void) | undefined,
    ...args: Arguments
  ) => void;
  /** @param notify Tells the app of this one upload. */
  readonly onEnd: (item: UploadItem, notify: () => void) => void;
}

/** Uploads an item that has a slot, until it succeeds or fails. Never rejects. */
export async function runUpload(
  id: string,
  job: UploadJob,
  { client, onEnd, settings, store, tell }: RunContext,
): Promise<void> {
  const started = store.dispatch(id, { type: 'started' });
  if (started === undefined) return;
  const { signal } = job.controller;
  // Events of an aborted attempt are ignored.
  const dispatch = (event: ItemEvent) => (signal.aborted ? undefined : store.dispatch(id, event));
  tell(settings().onUploadStart, started);
  try {
    const result = await runUploadMutation(client, started, async () => {
      // A job that was renewed in the meantime has another controller and another run.
      signal.throwIfAborted();
      const { sendJob } = await loadSending();
      return sendJob(job, started.facts ?? {}, () => jobSettings(job, settings()), {
        onReady: ({ facts, file, notes }) => {
          const isPrepared = facts !== started.facts || notes.length > 0;
          if (isPrepared) dispatch({ type: 'prepared', facts, file, notes });
        },
        onProgress: (progress) => {
          const item = dispatch({ type: 'progressed', ...progress });
          if (item?.status === 'uploading') tell(settings().onProgress, item);
        },
        onSent: () => dispatch({ type: 'sent' }),
        onWait: (reason, until) =>
          dispatch({ type: 'waited', reason, ...(until !== undefined && { until }) }),
      });
    });
    const item = dispatch({ type: 'succeeded', result });
    if (item?.status !== 'success') return;
    // guard: one-success-callback
    onEnd(item, () => tell(settings().onSuccess, result, item));
  } catch (thrown) {
    const error = asUploadError(thrown, started.provider);
    const item = dispatch({ type: 'failed', error });
    if (item?.status !== 'error') return;
    onEnd(item, () => tell(settings().onError, error, item));
  }
}

function asUploadError(thrown: unknown, provider: string): UploadError {
  if (thrown instanceof UploadError) return thrown;
  return new UploadError('custom', 'The upload failed before it was sent.', {
    provider,
    cause: thrown,
  });
}
