import type { AxiosProgressEvent } from 'axios';
import type { CheckedOptions } from '../core/provider-options.js';
import type { AnyProvider } from '../core/provider.js';
import { randomUuid } from '../core/random-uuid.js';
import { UploadError, URL_EXPIRED } from '../core/upload-error.js';
import { pickResult, type UploadResult } from '../core/upload-result.js';
import { encodeUploadName, UPLOAD_NAME_HEADER } from '../core/wire.js';
import { postToProxy } from './post-to-proxy.js';
import { putFile } from './put-file.js';
import { pathOf, type Route } from './route.js';
import { askTicket, type Ticket } from './ticket.js';
import type { UploadSession } from './upload-session.js';

/** Bytes on their way. */
export interface TransferProgress {
  readonly loaded: number;
  readonly total: number;
  readonly bytesPerSecond?: number;
  readonly etaMs?: number;
}

/** One try of one upload. */
export interface UploadAttempt {
  readonly session: UploadSession;
  readonly options: CheckedOptions;
  readonly signal: AbortSignal;
  /** Of the file's own bytes. */
  readonly onProgress?: ((progress: TransferProgress) => void) | undefined;
  /** The request for a ticket has left; none of the file's bytes has. */
  readonly onAsked?: (() => void) | undefined;
}

/**
 * Sends an image once: to the token proxy, or, where the vendor has a storage of its own and the
 * proxy hands out a ticket for it, to that storage.
 *
 * @throws UploadError Always one of those, whatever went wrong.
 */
export async function uploadImage(
  provider: AnyProvider,
  file: File,
  route: Route,
  attempt: UploadAttempt,
): Promise<UploadResult> {
  const { session } = attempt;
  if (provider.presigned) session.ticket ??= await askTicket(provider, file, route, attempt);
  if (session.ticket === undefined) return relay(provider, file, route, attempt);
  return deliver(provider, file, route, attempt, session.ticket);
}

async function relay(
  provider: AnyProvider,
  file: File,
  route: Route,
  { onProgress, options, session, signal }: UploadAttempt,
): Promise<UploadResult> {
  const answer = await postToProxy(provider, route, {
    path: pathOf(route, provider.name),
    options,
    body: file,
    headers: { 'content-type': file.type, [UPLOAD_NAME_HEADER]: encodeUploadName(file.name) },
    idempotencyKey: session.idempotencyKey,
    signal,
    onProgress: (event) => onProgress?.(progressOf(event, file)),
  });
  return pickResult(provider, answer);
}

async function deliver(
  provider: AnyProvider,
  file: File,
  { http }: Route,
  { onProgress, session, signal }: UploadAttempt,
  ticket: Ticket,
): Promise<UploadResult> {
  try {
    await putFile(provider, file, ticket, {
      http,
      signal,
      onProgress: (event) => onProgress?.(progressOf(event, file)),
    });
    return ticket.result;
  } catch (error) {
    if (error instanceof UploadError && error.params['reason'] === URL_EXPIRED) {
      // Whoever asks for another try has been told that it makes another record.
      session.ticket = undefined;
      session.idempotencyKey = randomUuid();
    }
    throw error;
  }
}

function progressOf(
  { estimated, loaded, rate, total }: AxiosProgressEvent,
  file: File,
): TransferProgress {
  return {
    loaded,
    total: total ?? file.size,
    ...(rate !== undefined && { bytesPerSecond: rate }),
    ...(estimated !== undefined && { etaMs: estimated * 1000 }),
  };
}
