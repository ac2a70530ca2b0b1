import { checkOptions, readOptions, type CheckedOptions } from '../core/provider-options.js';
import { UploadError } from '../core/upload-error.js';
import type { UploadResult } from '../core/upload-result.js';
import { authorizeRequest, type Grant } from './authorization.js';
import { resolveApiKey } from './api-key.js';
import type { ConfiguredProvider } from './configured-providers.js';
import { startDeadlines } from './deadlines.js';
import { deliver } from './deliver.js';
import { cleanFileName } from './file-name.js';
import {
  bodyAlreadyRead,
  openIncomingFile,
  type FileLimits,
  type IncomingFile,
} from './incoming-file.js';
import type { IdempotencyStore, TokenProxyOptions } from './options.js';
import { proveType } from './prove-type.js';
import { takeFromAllowance } from './rate-limit.js';
import { readHead, type RequestHead } from './request-head.js';
import { recallUpload } from './upload-memory.js';
import type { Fetch } from './vendor-request.js';

// Nobody reads this answer; the number is what access logs know it by.
const CLIENT_CLOSED_REQUEST = 499;

/** What all uploads of a proxy share. */
export interface UploadSettings extends Pick<
  TokenProxyOptions,
  'authorize' | 'limiter' | 'timeouts'
> {
  readonly fetch: Fetch;
  readonly memory: IdempotencyStore | undefined;
}

/** What an upload tells about itself while it runs. */
export interface UploadTrace {
  subject?: string;
  bytes: number;
}

/** The road of one image through the proxy; see the diagram in ARCHITECTURE.md. */
export async function handleUpload(
  request: Request,
  provider: ConfiguredProvider,
  settings: UploadSettings,
  trace: UploadTrace,
): Promise<UploadResult> {
  const { name } = provider.profile;
  const grant = await authorizeRequest(settings.authorize, request, name);
  if (grant.subject !== undefined) trace.subject = grant.subject;
  if (request.bodyUsed) throw bodyAlreadyRead();

  const maxBytes = Math.min(grant.maxBytes, provider.profile.maxBytes ?? Infinity);
  const head = readHead(request, maxBytes);
  const options = optionsOf(request, provider);

  const memory = head.idempotencyKey === undefined ? undefined : settings.memory;
  const owner = { subject: grant.subject, provider: name, key: head.idempotencyKey ?? '' };
  const known = memory && (await recallUpload(memory, owner));
  if (known?.state === 'finished') return known.result;

  try {
    if (settings.limiter) await takeFromAllowance(settings.limiter, grant.subject);
    const job = { request, provider, settings, grant, head, options, maxBytes, trace };
    const result = await transfer(job, known === undefined ? 'leave' : 'finish');
    // The vendor has the image: a memory that fails now must not turn that into a failure.
    await known?.claim.finish(result).catch(() => {});
    return result;
  } catch (error) {
    await known?.claim.release().catch(() => {});
    throw error;
  }
}

interface Job extends Pick<FileLimits, 'maxBytes'> {
  readonly request: Request;
  readonly provider: ConfiguredProvider;
  readonly settings: UploadSettings;
  readonly grant: Grant;
  readonly head: RequestHead;
  readonly options: CheckedOptions;
  readonly trace: UploadTrace;
}

/**
 * @param whenClientLeaves What to do when the client leaves after its last byte, when the vendor has
 *   all of it: `finish` waits for the answer, to remember it; `leave` gives up.
 */
async function transfer(job: Job, whenClientLeaves: 'finish' | 'leave'): Promise<UploadResult> {
  const { grant, head, maxBytes, options, provider, request, settings, trace } = job;
  const apiKey = await resolveApiKey(provider, request, grant.subject);
  const deadlines = startDeadlines(settings.timeouts);
  const limits = { declaredBytes: head.declaredBytes, maxBytes };
  let file: IncomingFile | undefined;
  const stop = () => {
    if (whenClientLeaves === 'leave' || !file?.isComplete()) deadlines.fail(clientLeft());
  };
  request.signal.addEventListener('abort', stop);
  if (request.signal.aborted) stop();
  try {
    file = await openIncomingFile(request, limits, deadlines);
    const taken =
      grant.types === undefined
        ? provider.profile.types
        : provider.profile.types.filter((type) => grant.types!.includes(type));
    const type = proveType(file.firstBytes, head.declaredType, taken);
    const image = { name: cleanFileName(head.name, type), type, options };
    return await deliver({ provider, apiKey, image, file, deadlines, fetch: settings.fetch });
  } finally {
    trace.bytes = file?.bytesRead() ?? 0;
    request.signal.removeEventListener('abort', stop);
    // A vendor that answered early must not go on getting bytes, nor the client go on sending them.
    if (!file?.isComplete()) deadlines.fail(clientLeft());
    deadlines.clear();
  }
}

function optionsOf(request: Request, { profile, settings }: ConfiguredProvider): CheckedOptions {
  const query = new URL(request.url).searchParams;
  return checkOptions(profile, { ...readOptions(profile, query), ...settings.options });
}

function clientLeft(): UploadError {
  return new UploadError('aborted', 'The client left before the upload was complete.', {
    status: CLIENT_CLOSED_REQUEST,
  });
}
