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

/** The data that the proxy needs for requests about an image without its bytes. */
export interface VendorCall {
  readonly provider: ConfiguredProvider;
  readonly apiKey: string;
  readonly image: OutgoingImage;
  readonly timeouts: TransferTimeouts;
  readonly fetch: Fetch;
  /** The uploader, or `undefined` if `authorize` returns none. */
  readonly subject: string | undefined;
  readonly client: ClientPresence;
  /** `undefined` if nothing is remembered about this upload. */
  readonly attempt: Attempt | undefined;
  /** Marks a single-use token as used. Called right before the vendor is asked for something new. */
  readonly spend: () => Promise<void>;
}

/** One upload on its way from the proxy to its vendor. */
export interface Delivery extends VendorCall {
  readonly file: IncomingFile;
}

/** Creates the API of an upstream for one delivery: authenticated requests to the vendor's own origin. */
export function createVendorApi(delivery: Delivery): VendorApi {
  const { file } = delivery;
  return {
    ...createTicketApi(delivery),
    async postForm(path, parts) {
      const { contentType, prefix, suffix } = writeEnvelope(parts);
      return post(delivery, path, {
        headers: { 'content-type': contentType },
        length: file.size === undefined ? undefined : prefix.length + file.size + suffix.length,
        // A small file has already arrived. As one piece it needs one write instead of three.
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

/** Creates the API of an upstream before there are bytes. */
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

/** Runs a task. If it fails without a cause, the vendor's last response becomes that cause. */
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

/** Holds the last piece back until the store has recorded that the vendor could have everything. */
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
      // Built from scratch, so that it can't include any header of the client's request.
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
