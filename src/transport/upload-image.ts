import type { AxiosProgressEvent } from 'axios';
import type { AnyProvider } from '../core/provider/provider.js';
import { pickResult, type UploadResult } from '../core/provider/upload-result.js';
import { encodeUploadName, UPLOAD_NAME_HEADER } from '../core/wire.js';
import { deliverByTicket } from './deliver-by-ticket.js';
import { requestGateOf } from './request-gate.js';
import { postToProxy } from './post-to-proxy.js';
import { pathOf, type Route } from './route.js';
import { askTicket } from './ticket.js';
import type { UploadAttempt } from './upload-attempt.js';

/**
 * Sends an image once: to the token proxy or, if the vendor has its own storage and the proxy
 * issues a ticket for it, to that storage.
 *
 * @throws UploadError
 * @throws RequestHeld If nothing was sent because of a pause.
 */
export async function uploadImage(
  provider: AnyProvider,
  file: File,
  route: Route,
  { onProgress, ...attempt }: UploadAttempt,
): Promise<UploadResult> {
  const { onPhase, session } = attempt;
  const report = ({ loaded, total = file.size }: AxiosProgressEvent) =>
    onProgress?.({ loaded, total });
  const ticket = provider.presigned
    ? (session.ticket ?? (await askTicket(provider, file, route, attempt)))
    : undefined;
  if (ticket !== undefined) {
    session.keepTicket(ticket);
    return deliverByTicket(provider, file, ticket, route, attempt, report);
  }

  onPhase?.('proxy');
  const answer = await postToProxy(provider, route, {
    path: pathOf(route, provider.name),
    options: attempt.options,
    body: file,
    headers: { 'content-type': file.type, [UPLOAD_NAME_HEADER]: encodeUploadName(file.name) },
    session,
    starts: 'upload',
    signal: attempt.signal,
    onProgress: report,
  });
  const result = pickResult(provider, answer);
  requestGateOf(route, provider).relays = true;
  return result;
}
