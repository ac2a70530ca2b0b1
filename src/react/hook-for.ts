'use client';
import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { tellDeveloper } from '../core/errors/developer-console.js';
import { MOST_BEFORE_ANSWER } from '../core/items/item-events.js';
import type { Provider } from '../core/provider/provider.js';
import type { UploadError } from '../core/errors/upload-error.js';
import type { Route } from '../transport/route.js';
import { fixableCodes } from '../core/rules/prepare.js';
import { createHookJobs } from '../uploader/hook-jobs.js';
import { loadSending, loadValidation, prepareEngine } from '../uploader/load-engine.js';
import { misspelling, SETTING_NAMES } from '../uploader/setting-names.js';
import { ISOLATED_MUTATION, uploadMutationKey } from '../uploader/upload-mutation.js';
import {
  jobSettings,
  type FileSettings,
  type NeedsNoOptions,
  type OptionsProp,
  type RetrySettings,
} from '../uploader/settings.js';
import { useIdle } from './hooks/use-idle.js';
import { useLatest } from './hooks/use-latest.js';
import { useUploadClient } from './use-upload-client.js';

/**
 * The options of a provider's hook.
 *
 * @interface
 */
export type ProviderHookOptions<Options extends object> = Route &
  FileSettings &
  RetrySettings &
  OptionsProp<Options>;

/** TanStack's mutation result for one file, with its progress and a way to stop it. */
export type ProviderUpload<Result extends object> = UseMutationResult<Result, UploadError, File> & {
  /** The progress of the latest file, 0 to 1. It is 1 only on success. */
  readonly progress: number;
  /** Stops the latest upload, which then fails with the code `aborted`. */
  readonly cancel: () => void;
};

type HookArguments<Options extends object> =
  NeedsNoOptions<Options> extends true
    ? [options?: ProviderHookOptions<Options>]
    : [options: ProviderHookOptions<Options>];

/** Creates the hook of one provider: `export const useApimartUpload = hookFor(apimart)`. */
export function hookFor<Options extends object, Result extends object>(
  provider: Provider<Options, Result>,
) {
  return function useProviderUpload(...args: HookArguments<Options>): ProviderUpload<Result> {
    const [settings = {}]: [
      settings?: Route & FileSettings & RetrySettings & { readonly options?: object | undefined },
    ] = args;
    const latest = useLatest(settings);
    useEffect(() => {
      try {
        if (process.env.NODE_ENV !== 'production')
          tellDeveloper('props', () =>
            misspelling(`The hook of ${provider.label}`, settings, SETTING_NAMES),
          );
      } catch {}
    }, [settings]);
    useIdle(prepareEngine);
    const [sent, setSent] = useState(0);
    const [jobs] = useState(() => createHookJobs(provider));
    const cancel = useCallback(() => jobs.cancelLatest(), [jobs]);
    useEffect(() => {
      jobs.mount();
      return () => jobs.unmount();
    }, [jobs]);

    const mutation = useMutation<Result, UploadError, File>(
      {
        ...ISOLATED_MUTATION,
        mutationKey: uploadMutationKey(provider.name),
        mutationFn: (file) =>
          jobs.run(file, settings.options ?? {}, async (job, isLatest) => {
            setSent(0);
            const current = () => jobSettings(job, latest());
            const rules = current();
            const { unfixableErrors, validateFile } = await loadValidation();
            const validation = await validateFile(file, rules, job.controller.signal);
            const [refusal] = unfixableErrors(validation, fixableCodes(rules.prepare));
            if (refusal !== undefined) throw refusal;
            const { sendJob } = await loadSending();
            const result = await sendJob(job, validation.facts, current, {
              onProgress: ({ loaded, total }) => {
                const fraction = total > 0 ? Math.min(loaded / total, MOST_BEFORE_ANSWER) : 0;
                if (isLatest()) setSent((before) => Math.max(before, fraction));
              },
            });
            return result as Result;
          }),
      },
      useUploadClient(),
    );
    const { mutate: start, mutateAsync: startAsync } = mutation;
    const mutate = useCallback<typeof start>(
      (file, options) => {
        jobs.announce();
        start(file, options);
      },
      [jobs, start],
    );
    const mutateAsync = useCallback<typeof startAsync>(
      (file, options) => {
        jobs.announce();
        return startAsync(file, options);
      },
      [jobs, startAsync],
    );
    const progress = mutation.isSuccess ? 1 : mutation.isIdle ? 0 : sent;
    return { ...mutation, mutate, mutateAsync, progress, cancel };
  };
}
