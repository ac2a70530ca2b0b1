import { isRecord } from '../core/is-record.js';
import type { AnyProvider } from '../core/provider/provider.js';
import { UploadError } from '../core/errors/upload-error.js';
import { pickResult } from '../core/provider/upload-result.js';
import { webUrl } from '../core/web-url.js';
import { TICKET_PATH } from '../core/wire.js';
import { requestGateOf } from './request-gate.js';
import { aboutFile, postToProxy } from './post-to-proxy.js';
import { pathOf, type Route } from './route.js';
import type { UploadAttempt } from './upload-attempt.js';
import type { Ticket } from './upload-session.js';

/**
 * Asks the token proxy where to send the bytes. Returns a storage URL, or `undefined` if the proxy
 * accepts the bytes itself.
 *
 * @throws UploadError
 * @throws RequestHeld
 */
export async function askTicket(
  provider: AnyProvider,
  file: File,
  route: Route,
  { onAsked, onPhase, options, session, signal }: UploadAttempt,
): Promise<Ticket | undefined> {
  if (requestGateOf(route, provider).relays) return undefined;
  onPhase?.('ticket');
  const answer = await postToProxy(provider, route, {
    path: pathOf(route, provider.name) + TICKET_PATH,
    options,
    ...aboutFile(file),
    session,
    starts: 'upload',
    signal,
    onProgress: () => onAsked?.(),
  }).catch((error: unknown) => {
    // A backend without tickets accepts the bytes itself, as for any other provider.
    if (error instanceof UploadError && error.status === 404) return { relay: true };
    throw error;
  });
  return isRecord(answer) && answer['relay'] === true ? undefined : readTicket(answer, provider);
}

function readTicket(answer: unknown, provider: AnyProvider): Ticket {
  const { put, result } = isRecord(answer) ? answer : {};
  if (!isRecord(put) || typeof put['url'] !== 'string' || !isRecord(put['headers'])) {
    throw new UploadError('bad-response', "The token proxy's answer is not a ticket.", {
      provider: provider.name,
    });
  }
  const url = webUrl(put['url']);
  if (url === undefined) {
    throw new UploadError(
      'upload-url-refused',
      'The token proxy named a storage URL that is not https, so the file was not sent there.',
      { provider: provider.name },
    );
  }
  const headers = Object.entries(put['headers']).map(([name, value]) => [
    name.toLowerCase(),
    String(value),
  ]);
  return { url, headers: Object.fromEntries(headers), result: pickResult(provider, result) };
}
