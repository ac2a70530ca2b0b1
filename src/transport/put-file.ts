import type { AxiosProgressEvent } from 'axios';
import type { AnyProvider } from '../core/provider/provider.js';
import { startClocks } from './timeouts.js';
import { adapterOf, AS_IT_IS, httpOf, OWN_HTTP } from './http.js';
import type { HttpClient } from './route.js';
import { storageBreak, storageRefusal } from './storage-failure.js';
import type { Ticket } from './upload-session.js';

/**
 * Puts a file at a storage's URL, once, with the ticket's headers and no others: a key, a token or a
 * cookie would be a second way to sign, which S3 refuses, and would end up at another company.
 *
 * @throws UploadError Always one of those, whatever went wrong.
 */
export async function putFile(
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
  const clocks = startClocks(provider.name, file.size, signal, onProgress);
  const response = await OWN_HTTP.request<string>({
    ...AS_IT_IS,
    method: 'put',
    url,
    // Some adapters go by the body's type, whatever the headers say.
    data: file.slice(0, file.size, headers['content-type']),
    headers: { 'content-type': false, ...headers },
    adapter: adapterOf(httpOf(http)),
    signal: clocks.signal,
    withCredentials: false,
    validateStatus: () => true,
    onUploadProgress: clocks.onProgress,
  })
    .catch((error: unknown) => {
      throw storageBreak(clocks.failure() ?? error, provider, signal);
    })
    .finally(clocks.stop);
  const refusal = storageRefusal(response.status, response.data, provider);
  if (refusal !== undefined) throw refusal;
}
