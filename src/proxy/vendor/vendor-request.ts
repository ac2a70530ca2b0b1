import { raceAbort } from '../../core/signals.js';
import { UploadError } from '../../core/errors/upload-error.js';
import type { Upstream, VendorAnswer } from '../../providers/upstream.js';
import type { TransferTimeouts } from '../limits/timeouts.js';
import { drain, streamBody, withExactLength, type ByteSource, type Sent } from './body-stream.js';
import { readVendorAnswer } from './vendor-answer.js';
import { redirected } from './vendor-failure.js';

/** A request to a vendor, with its body in pieces. */
export interface VendorRequest {
  readonly url: string;
  readonly method: 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes. With `undefined`, the body is sent in chunks. */
  readonly length: number | undefined;
  readonly body: ByteSource;
}

/** The function that sends requests to the vendors. */
export type Fetch = (input: string, init: RequestInit) => Promise<Response>;

/**
 * Sends one request, streams its body as fast as the vendor accepts it, and reads the response.
 *
 * The body stream has a high-water mark of 0. Its first pull proves that the vendor is connected, and
 * the absence of a pull proves that the vendor has received nothing. This is not so in Workers, whose
 * streams of exact length pull ahead. There, even an unreachable vendor counts as possibly having the
 * image.
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
  // Node's fetch holds the signal weakly, so after a garbage collection an abort no longer reaches it.
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
  // A replacement for fetch may respond without reading the body, which must still be complete.
  if (response.ok && sent() === 'nothing') await drain(request.body);
  return { answer, headers: response.headers };
}

/** Returns why this side ended the request, or `undefined` if the vendor wasn't even reached in time. */
function givenUp(timeouts: TransferTimeouts, sent: Sent): UploadError | undefined {
  const failure = timeouts.failure();
  // guard: unreached-vendors-have-nothing
  return failure?.code === 'upstream-timeout' && sent === 'nothing' ? undefined : failure;
}

/** Discards a response that arrives after the request was given up, so that its connection ends. */
function discardAnswer(asked: Promise<Response>): void {
  asked.then(({ body }) => body?.cancel()).catch(() => {});
}

/**
 * Chooses `error`, which also keeps Node from holding the whole body in memory for a resend. workerd
 * doesn't support it.
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
