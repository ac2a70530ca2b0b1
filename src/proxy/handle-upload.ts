import type { CheckedOptions } from '../core/provider-options.js';
import type { UploadResult } from '../core/upload-result.js';
import {
  admitRequest,
  optionsOf,
  type Admission,
  type RequestSettings,
  type RequestTrace,
} from './admit-request.js';
import { resolveApiKey } from './api-key.js';
import type { ConfiguredProvider } from './configured-provider.js';
import { startDeadlines } from './deadlines.js';
import { deliver } from './deliver.js';
import { cleanFileName } from './file-name.js';
import { openIncomingFile, type IncomingFile } from './incoming-file.js';
import { proveType } from './prove-type.js';
import { takeFromAllowance } from './rate-limit.js';
import { clientLeft, readHead, type RequestHead } from './request-head.js';
import { createTicketMemory } from './ticket-memory.js';
import { timed } from './timed.js';
import { recallUpload, type UploadOwner } from './upload-memory.js';

/** The road of one image through the proxy; see the diagram in ARCHITECTURE.md. */
export async function handleUpload(
  request: Request,
  provider: ConfiguredProvider,
  settings: RequestSettings,
  trace: RequestTrace,
): Promise<UploadResult> {
  const admission = await admitRequest(request, provider, settings, trace);
  const { subject } = admission.grant;
  const head = readHead(request, admission.maxBytes);
  const options = optionsOf(request, provider);

  const memory = head.idempotencyKey === undefined ? undefined : settings.memory;
  const owner = { subject, provider: provider.profile.name, key: head.idempotencyKey ?? '' };
  const known = memory && (await recallUpload(memory, owner));
  // guard: finished-uploads-are-answered
  if (known?.state === 'finished') return known.result;

  try {
    if (settings.limiter) await takeFromAllowance(settings.limiter, subject);
    await admission.grant.spend();
    const job = { request, provider, settings, admission, head, options, trace, memory, owner };
    const result = await transfer(job);
    // The vendor has the image: a memory that fails now must not turn that into a failure.
    await known?.claim.finish(result).catch(() => {});
    return result;
  } catch (error) {
    await known?.claim.release(error).catch(() => {});
    throw error;
  }
}

interface Job {
  readonly request: Request;
  readonly provider: ConfiguredProvider;
  readonly settings: RequestSettings;
  readonly admission: Admission;
  readonly head: RequestHead;
  readonly options: CheckedOptions;
  readonly trace: RequestTrace;
  /** Undefined where nothing is remembered of this upload. */
  readonly memory: RequestSettings['memory'];
  readonly owner: UploadOwner;
}

async function transfer({
  admission,
  head,
  memory,
  options,
  owner,
  provider,
  request,
  settings,
  trace,
}: Job): Promise<UploadResult> {
  const { maxBytes, types } = admission;
  const apiKey = await resolveApiKey(provider, request, owner.subject);
  const deadlines = startDeadlines(settings.timeouts);
  const limits = { declaredBytes: head.declaredBytes, maxBytes };
  let file: IncomingFile | undefined;
  const stop = () => {
    // After the last byte the vendor has all of it, so its answer is waited for, to remember it.
    if (memory === undefined || !file?.isComplete()) deadlines.fail(clientLeft());
  };
  request.signal.addEventListener('abort', stop);
  if (request.signal.aborted) stop();
  try {
    file = await openIncomingFile(request, limits, deadlines);
    const type = proveType(file.firstBytes, head, types);
    const image = { name: cleanFileName(head.name, type), type, options };
    const { subject } = owner;
    const { fetch } = settings;
    const delivery = { provider, apiKey, image, file, deadlines, fetch, subject };
    const tickets = memory && createTicketMemory(memory, owner, type);
    return await timed(
      () => deliver(delivery, tickets),
      (ms) => (trace.deliveryMs = ms),
    );
  } finally {
    trace.bytes = file?.bytesRead() ?? 0;
    request.signal.removeEventListener('abort', stop);
    // A vendor that answered early must not go on getting bytes, nor the client go on sending them.
    if (!file?.isComplete()) deadlines.fail(clientLeft());
    deadlines.clear();
  }
}
