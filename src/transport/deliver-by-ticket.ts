import type { AxiosProgressEvent } from 'axios';
import type { AnyProvider } from '../core/provider.js';
import { randomUuid } from '../core/random-uuid.js';
import { isUrlExpired, UploadError } from '../core/upload-error.js';
import type { UploadResult } from '../core/upload-result.js';
import { putFile } from './put-file.js';
import type { Route } from './route.js';
import type { UploadAttempt, UploadSession } from './upload-attempt.js';

/** Puts the bytes where the session's ticket says, and gives the result that the ticket promised. */
export async function deliverByTicket(
  provider: AnyProvider,
  file: File,
  { http }: Route,
  { onTicket, session, signal }: UploadAttempt,
  onProgress: (progress: AxiosProgressEvent) => void,
): Promise<UploadResult> {
  const ticket = session.ticket!;
  onTicket?.();
  try {
    await putFile(provider, file, ticket, { http, signal, onProgress });
    return ticket.result;
  } catch (error) {
    throw error instanceof UploadError ? noteFailure(error, session) : error;
  }
}

function noteFailure(error: UploadError, session: UploadSession): UploadError {
  if (!isUrlExpired(error)) {
    if (error.retryable) session.lostAnswer = true;
    return error;
  }
  // Whoever asks for another try has been told that it makes another record.
  session.ticket = undefined;
  session.idempotencyKey = randomUuid();
  if (!session.lostAnswer) return error;
  // An earlier try may have got through, so nobody can say that the file has not arrived.
  session.lostAnswer = false;
  const { cause, code, message, provider, status } = error;
  return new UploadError(code, message, { cause, provider, status });
}
