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

/** Sends the bytes to a ticket's storage URL and returns the result that the ticket promised. */
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
 * Sends a file to a storage URL once, with only the ticket's headers. A key, a token or a cookie would
 * reach another company, and S3 refuses a second kind of signature.
 *
 * @throws UploadError Never anything else.
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
    /**
     * The app's own instance. Only its adapter is used because its defaults and interceptors may add
     * credentials.
     */
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
    // Some adapters use the body's type instead of the header.
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
