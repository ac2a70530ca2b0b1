import type { AxiosProgressEvent } from 'axios';
import { UploadError } from '../core/errors/upload-error.js';
import type { AnyProvider } from '../core/provider/provider.js';
import type { UploadResult } from '../core/provider/upload-result.js';
import { startTimeouts } from './timeouts.js';
import { adapterOf, AS_IT_IS, httpOf, OWN_HTTP } from './http.js';
import type { HttpClient, Route } from './route.js';
import { storageBreak, storageRefusal } from './storage-failure.js';
import type { UploadAttempt } from './upload-attempt.js';
import type { Ticket } from './upload-session.js';

/** Puts the bytes where a ticket says, and gives the result that the ticket promised. */
export async function deliverByTicket(
  provider: AnyProvider,
  file: File,
  ticket: Ticket,
  { http }: Route,
  { onPhase, session, signal }: UploadAttempt,
  onProgress: (progress: AxiosProgressEvent) => void,
): Promise<UploadResult> {
  onPhase?.('storage');
  try {
    await putToStorage(provider, file, ticket, { http, signal, onProgress });
    return ticket.result;
  } catch (error) {
    throw error instanceof UploadError ? session.storageFailed(error) : error;
  }
}

/**
 * Puts a file at a storage's URL, once, with the ticket's headers and no others: a key, a token or a
 * cookie would be a second way to sign, which S3 refuses, and would end up at another company.
 *
 * @throws UploadError Always one of those, whatever went wrong.
 */
async function putToStorage(
  provider: AnyProvider,
  file: File,
  { headers, url }: Ticket,
  {
    http,
    onProgress,
    signal,
  }: {
    /** The app's own; its adapter alone is taken, since its defaults and interceptors sign. */
    readonly http: HttpClient | undefined;
    readonly signal: AbortSignal;
    readonly onProgress: (progress: AxiosProgressEvent) => void;
  },
): Promise<void> {
  const timeouts = startTimeouts(provider.name, file.size, signal, onProgress);
  const response = await OWN_HTTP.request<string>({
    ...AS_IT_IS,
    method: 'put',
    url,
    // Some adapters go by the body's type, whatever the headers say.
    data: file.slice(0, file.size, headers['content-type']),
    headers: { 'content-type': false, ...headers },
    adapter: adapterOf(httpOf(http)),
    signal: timeouts.signal,
    withCredentials: false,
    validateStatus: () => true,
    onUploadProgress: timeouts.onProgress,
  })
    .catch((error: unknown) => {
      throw storageBreak(timeouts.failure() ?? error, provider, signal);
    })
    .finally(timeouts.stop);
  const refusal = storageRefusal(response.status, response.data, provider);
  if (refusal !== undefined) throw refusal;
}
