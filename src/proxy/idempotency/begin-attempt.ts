import { randomUuid } from '../../core/random-uuid.js';
import type { UploadResult } from '../../core/provider/upload-result.js';
import type { IdempotencyStore } from './store-client.js';
import { createAttempt, type Attempt } from './attempt.js';
import { takeClaim } from './claim.js';
import {
  inProgress,
  outcomeLost,
  parseClaim,
  parseRecord,
  refuseReuse,
  rememberedError,
  storeKey,
  type IdempotencyRecord,
  type KeyedUpload,
} from './record.js';
import { createStoreClient, type StoreClient } from './store-client.js';

/** The outcome for a request with a key: the result of an earlier request, or the next attempt. */
type Beginning =
  | { readonly state: 'finished'; readonly result: UploadResult }
  | { readonly state: 'begun'; readonly attempt: Attempt };

/**
 * Begins an attempt, unless an earlier one has a result. Browsers resend a POST on their own when a reused
 * connection drops, and people press Retry. With a record of the key, both get the first upload's result
 * instead of a second upload.
 *
 * @throws UploadError `in-progress` while another attempt is running, `key-reused` for another file or
 *   other options, the remembered failure of an earlier attempt, or `proxy-unavailable` if the store is
 *   down.
 */
export async function beginAttempt(
  store: IdempotencyStore,
  upload: KeyedUpload,
): Promise<Beginning> {
  const client = createStoreClient(store);
  const known = await readOutcome(client, upload);
  if (known?.phase === 'finished') return { state: 'finished', result: known.result };
  const owner = randomUuid();
  const claim = await takeClaim(client, storeKey(upload, 'claim'), { owner, file: upload.file });
  if (claim === undefined) {
    refuseReuse(await client.get(storeKey(upload, 'claim'), parseClaim), upload);
    throw inProgress(upload.provider);
  }
  const ticket = known?.phase === 'ticket' ? known.ticket : undefined;
  return { state: 'begun', attempt: createAttempt(client, upload, { claim, owner, ticket }) };
}

/**
 * Finds out what became of an upload. Returns its result, or `undefined` if there is no result and none to
 * wait for. It starts nothing.
 *
 * @throws UploadError Like `beginAttempt`.
 */
export async function findOutcome(
  store: IdempotencyStore,
  upload: KeyedUpload,
): Promise<UploadResult | undefined> {
  const client = createStoreClient(store);
  const known = await readOutcome(client, upload);
  if (known?.phase === 'finished') return known.result;
  const claim = await client.get(storeKey(upload, 'claim'), parseClaim);
  refuseReuse(claim, upload);
  if (claim !== undefined) throw inProgress(upload.provider);
  return undefined;
}

/** Returns the record of a key, unless its upload is in progress. */
async function readOutcome(
  client: StoreClient,
  upload: KeyedUpload,
): Promise<Extract<IdempotencyRecord, { phase: 'finished' | 'ticket' }> | undefined> {
  const { provider } = upload;
  const known = await readRecord(client, upload);
  switch (known?.phase) {
    case 'failed':
      throw rememberedError(known.error, provider);
    case 'in-flight':
      throw inProgress(provider);
    case 'committing':
      break;
    default:
      return known;
  }
  if ((await client.get(storeKey(upload, 'claim'), parseClaim)) !== undefined)
    throw inProgress(provider);
  // The lease has expired, unless the upload ended between the two reads.
  const still = await readRecord(client, upload);
  if (still?.phase !== 'committing' || still.owner !== known.owner)
    return readOutcome(client, upload);
  // guard: lapsed-commits-stay-unknown
  if (provider.repeat === 'never') throw outcomeLost(provider);
  return undefined;
}

async function readRecord(
  client: StoreClient,
  upload: KeyedUpload,
): Promise<IdempotencyRecord | undefined> {
  const known = await client.get(storeKey(upload), parseRecord);
  refuseReuse(known, upload);
  return known;
}
