import { joinBytes } from '../../core/join-bytes.js';
import { UploadError, withCause } from '../../core/errors/upload-error.js';
import type {
  OutgoingImage,
  TicketApi,
  VendorAnswer,
  VendorApi,
} from '../../providers/upstream.js';
import type { ConfiguredProvider } from '../config/configured-provider.js';
import type { Attempt } from '../idempotency/attempt.js';
import type { TransferTimeouts } from '../limits/timeouts.js';
import type { ClientPresence } from '../request/client-presence.js';
import type { IncomingFile } from '../request/incoming-file.js';
import { concatenate, once, type ByteSource } from './body-stream.js';
import { writeEnvelope } from './multipart.js';
import { vendorFailure, wordsOf } from './vendor-failure.js';
import { sendToVendor, type Fetch, type VendorRequest } from './vendor-request.js';

/** What the proxy needs to ask a vendor about an image, without its bytes. */
export interface VendorCall {
  readonly provider: ConfiguredProvider;
  readonly apiKey: string;
  readonly image: OutgoingImage;
  readonly timeouts: TransferTimeouts;
  readonly fetch: Fetch;
  /** Who uploads; undefined where `authorize` names nobody. */
  readonly subject: string | undefined;
  readonly client: ClientPresence;
  /** Undefined where nothing is remembered of this upload. */
  readonly attempt: Attempt | undefined;
  /** Marks a single-use token as used: called when the vendor is about to be asked for something new. */
  readonly spend: () => Promise<void>;
}

/** One upload on its way from the proxy to its vendor. */
export interface Delivery extends VendorCall {
  readonly file: IncomingFile;
}

/** What an upstream may do with its vendor during one delivery: signed requests to its own origin. */
export function createVendorApi(delivery: Delivery): VendorApi {
  const { file } = delivery;
  return {
    ...createTicketApi(delivery),
    async postForm(path, parts) {
      const { contentType, prefix, suffix } = writeEnvelope(parts);
      return post(delivery, path, {
        headers: { 'content-type': contentType },
        length: file.size === undefined ? undefined : prefix.length + file.size + suffix.length,
        // A small file is here already: one piece is one write, where three would be three.
        body: file.isComplete()
          ? committed(delivery, once(joinBytes(prefix, file.firstBytes, suffix)))
          : concatenate(
              once(prefix),
              committed(delivery, file.read, file.isComplete),
              once(suffix),
            ),
      });
    },
  };
}

/** What an upstream may do before there are bytes. */
export function createTicketApi(call: VendorCall): TicketApi {
  const { settings } = call.provider;
  return {
    async postJson(path, value) {
      const bytes = new TextEncoder().encode(JSON.stringify(value));
      return post(call, path, {
        headers: { 'content-type': 'application/json' },
        length: bytes.length,
        body: committed(call, once(bytes)),
      });
    },
    webUrl(value) {
      if (typeof value !== 'string' || !URL.canParse(value)) return undefined;
      const { protocol, href } = new URL(value);
      const insecure = protocol === 'http:' && settings.allowInsecureOrigin === true;
      return protocol === 'https:' || insecure ? href : undefined;
    },
  };
}

const lastAnswers = new WeakMap<VendorCall, VendorAnswer>();

/** What a task gives; where it fails without a cause, the vendor's last answer becomes that cause. */
export async function explained<Value>(
  call: VendorCall,
  task: () => Value | Promise<Value>,
): Promise<Value> {
  try {
    return await task();
  } catch (error) {
    const answer = lastAnswers.get(call);
    const isExplained = !(error instanceof UploadError) || error.cause !== undefined;
    throw isExplained || answer === undefined ? error : withCause(error, wordsOf(answer));
  }
}

/** Holds a piece back until it is stored that the vendor could have everything with it. */
function committed(
  { attempt, timeouts }: VendorCall,
  source: ByteSource,
  isLast: () => boolean = () => true,
): ByteSource {
  return async () => {
    const piece = await source();
    // guard: commits-are-stored-first
    if (attempt !== undefined && isLast()) {
      timeouts.waitFor('nobody');
      await attempt.commit();
    }
    return piece;
  };
}

async function post(
  call: VendorCall,
  path: string,
  request: Pick<VendorRequest, 'headers' | 'length' | 'body'>,
): Promise<unknown> {
  const { apiKey, timeouts, fetch, provider } = call;
  const { origin, upstream } = provider;
  const { answer, headers } = await sendToVendor(
    fetch,
    upstream,
    {
      ...request,
      method: 'POST',
      url: origin + path,
      // Built from nothing: no header of the client's request can be among them.
      headers: {
        accept: 'application/json',
        ...upstream.credential(apiKey),
        ...request.headers,
      },
    },
    timeouts,
  );
  lastAnswers.set(call, answer);
  const failure = vendorFailure(upstream, answer, headers);
  if (failure !== undefined) throw failure;
  return answer.json;
}
