import { raceAbort } from '../../core/signals.js';
import { UploadError } from '../../core/errors/upload-error.js';
import type { Upstream, VendorAnswer } from '../../providers/upstream.js';
import type { TransferTimeouts } from '../limits/timeouts.js';
import { drain, streamBody, withExactLength, type ByteSource, type Sent } from './body-stream.js';
import { readVendorAnswer } from './vendor-answer.js';
import { redirected } from './vendor-failure.js';

/** A request to a vendor, its body in pieces. */
export interface VendorRequest {
  readonly url: string;
  readonly method: 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes; undefined sends the body in chunks. */
  readonly length: number | undefined;
  readonly body: ByteSource;
}

/** How requests reach the vendors. */
export type Fetch = (input: string, init: RequestInit) => Promise<Response>;

/**
 * Sends one request, streams its body as fast as the vendor takes it, and reads the answer.
 *
 * The body stream has a high-water mark of 0, so its first pull proves that the vendor is connected,
 * and no pull proves that it has got nothing. (Not so in Workers, whose streams of exact length pull
 * ahead: there a vendor that cannot be reached may have the image.)
 *
 * @throws UploadError The first failure of the transfer, or `provider-unavailable`,
 *   `upstream-redirect`, `bad-response`.
 */
export async function sendToVendor(
  fetch: Fetch,
  upstream: Upstream,
  request: VendorRequest,
  timeouts: TransferTimeouts,
): Promise<{ answer: VendorAnswer; headers: Headers }> {
  const { sent, stream } = streamBody(request.body, timeouts);
  timeouts.waitFor('vendor');
  const init: RequestInit & { duplex: 'half' } = {
    method: request.method,
    headers: {
      ...request.headers,
      ...(request.length !== undefined && { 'content-length': String(request.length) }),
    },
    body: withExactLength(stream, request.length),
    duplex: 'half',
    redirect: redirectMode(),
    signal: timeouts.signal,
  };
  // Node's fetch holds the signal weakly: after a garbage collection an abort no longer reaches it.
  const asked = fetch(request.url, init);
  // guard: fetch-is-not-trusted-to-end
  const response = await raceAbort(asked, timeouts.signal).catch((cause: unknown) => {
    discardAnswer(asked);
    throw givenUp(timeouts, sent()) ?? connectionFailure(upstream, sent() !== 'nothing', cause);
  });
  timeouts.waitFor('answer');
  const answer = await readVendorAnswer(response, timeouts.signal).catch((cause: unknown) => {
    throw timeouts.failure() ?? brokenAnswer(upstream, cause);
  });
  if (response.ok && sent() === 'something') throw brokenAnswer(upstream);
  // A stand-in for fetch may answer without a look at the body, which still must be whole.
  if (response.ok && sent() === 'nothing') await drain(request.body);
  return { answer, headers: response.headers };
}

/** Why this side has ended the request; undefined where a vendor was not even reached in time. */
function givenUp(timeouts: TransferTimeouts, sent: Sent): UploadError | undefined {
  const failure = timeouts.failure();
  // guard: unreached-vendors-have-nothing
  return failure?.code === 'upstream-timeout' && sent === 'nothing' ? undefined : failure;
}

/** An answer that comes after all was given up is not read, so that its connection ends. */
function discardAnswer(asked: Promise<Response>): void {
  asked.then(({ body }) => body?.cancel()).catch(() => {});
}

/**
 * `error` also keeps Node from holding the whole body in memory for a second sending; workerd does
 * not know it.
 */
function redirectMode(): RequestRedirect {
  const workerd = globalThis.navigator?.userAgent === 'Cloudflare-Workers';
  // guard: vendor-redirects-are-refused
  return workerd ? 'manual' : 'error';
}

function connectionFailure(upstream: Upstream, reached: boolean, cause: unknown): UploadError {
  if (
    cause instanceof Error &&
    cause.cause instanceof Error &&
    cause.cause.message === 'unexpected redirect'
  ) {
    return redirected(upstream);
  }
  const { label, name } = upstream.profile;
  if (reached) {
    return new UploadError(
      'provider-unavailable',
      `The connection to ${label} was lost before it answered, so it may have the image.`,
      { provider: name, cause },
    );
  }
  return new UploadError(
    'provider-unavailable',
    `${label} could not be reached and received nothing.`,
    {
      provider: name,
      cause,
      retryable: true,
      status: 503,
    },
  );
}

function brokenAnswer({ profile }: Upstream, cause?: unknown): UploadError {
  return new UploadError(
    'bad-response',
    `${profile.label}'s answer was cut off or came before it had the whole image.`,
    { provider: profile.name, cause },
  );
}
