import type { MutationScope, QueryClient } from '@tanstack/react-query';
import type { UploadResult } from '../core/provider/upload-result.js';

/** Returns the key of every upload's mutation, for `useIsMutating` and the devtools. */
export function uploadMutationKey(provider: string): readonly ['image-upload', string] {
  return ['image-upload', provider];
}

const nothing = () => {};

// Only an explicit `undefined` overrides a default, which the type doesn't allow.
const NO_SCOPE: { readonly scope?: MutationScope } = { scope: undefined } as object;

/**
 * All defaults that an app can set for its mutations, with the values that an upload needs. A default
 * `retry` would create duplicate orders, a default `networkMode` would pause uploads indefinitely, and a
 * default `scope` would make one upload wait for another.
 */
export const ISOLATED_MUTATION = {
  networkMode: 'always',
  // guard: app-defaults-do-not-retry
  retry: false,
  gcTime: 0,
  throwOnError: false,
  ...NO_SCOPE,
  onMutate: nothing,
  onSuccess: nothing,
  onError: nothing,
  onSettled: nothing,
} as const;

/**
 * Runs an upload as a mutation of the client, outside React, because rendering every state of every
 * mutation makes long lists slow.
 *
 * Its only variable is the item's id, so that devtools and persisters never hold a file.
 */
export async function runUploadMutation(
  client: QueryClient,
  { id, provider }: { readonly id: string; readonly provider: string },
  run: () => Promise<UploadResult>,
): Promise<UploadResult> {
  const cache = client.getMutationCache();
  const mutation = cache.build<UploadResult, Error, { readonly id: string }, unknown>(client, {
    ...ISOLATED_MUTATION,
    // It has no observers, and with 0 the cache would poll every few milliseconds whether it has
    // ended.
    gcTime: Infinity,
    mutationKey: uploadMutationKey(provider),
    mutationFn: run,
  });
  try {
    return await mutation.execute({ id });
  } finally {
    cache.remove(mutation);
  }
}
