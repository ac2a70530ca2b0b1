import type { MutationScope, QueryClient } from '@tanstack/react-query';
import type { UploadResult } from '../core/provider/upload-result.js';

/** The key of every upload's mutation, for `useIsMutating` and the devtools. */
export function uploadMutationKey(provider: string): readonly ['image-upload', string] {
  return ['image-upload', provider];
}

const nothing = () => {};

// Only an undefined that is really there takes the place of a preset; the type has no word for it.
const NO_SCOPE: { readonly scope?: MutationScope } = { scope: undefined } as object;

/**
 * Everything an app can preset for all its mutations, set to what an upload needs: a preset `retry`
 * would make second orders, a preset `networkMode` would let uploads wait for ever, a preset `scope`
 * would let one upload wait for another.
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
 * Runs an upload as a mutation of the client, outside React: a render for every state of every
 * mutation is what makes long lists slow.
 *
 * Its variables are the item's id, so that no devtools and no persister ever holds a file.
 */
export async function runUploadMutation(
  client: QueryClient,
  { id, provider }: { readonly id: string; readonly provider: string },
  run: () => Promise<UploadResult>,
): Promise<UploadResult> {
  const cache = client.getMutationCache();
  const mutation = cache.build<UploadResult, Error, { readonly id: string }, unknown>(client, {
    ...ISOLATED_MUTATION,
    // Nobody observes it, and the cache would ask every few milliseconds whether one with a time of 0
    // has ended.
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
