import type { AxiosProgressEvent } from 'axios';
import type { AnyProvider } from '../core/provider/provider.js';
import { UploadError } from '../core/errors/upload-error.js';
import type { UploadResult } from '../core/provider/upload-result.js';
import { putFile } from './put-file.js';
import type { Route } from './route.js';
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
    await putFile(provider, file, ticket, { http, signal, onProgress });
    return ticket.result;
  } catch (error) {
    throw error instanceof UploadError ? session.storageFailed(error) : error;
  }
}
