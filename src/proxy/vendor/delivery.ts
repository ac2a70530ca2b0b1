import type { OutgoingImage } from '../../providers/upstream.js';
import type { ConfiguredProvider } from '../config/configured-provider.js';
import type { ClientPresence } from '../request/client-presence.js';
import type { Deadlines } from '../limits/deadlines.js';
import type { Attempt } from '../idempotency/attempt.js';
import type { IncomingFile } from '../request/incoming-file.js';
import type { Fetch } from './vendor-request.js';

/** One upload on its way from the proxy to its vendor. */
export interface Delivery extends VendorCall {
  readonly file: IncomingFile;
}

/** What the proxy needs to speak to a vendor about an image, without its bytes. */
export interface VendorCall {
  readonly provider: ConfiguredProvider;
  readonly apiKey: string;
  readonly image: OutgoingImage;
  readonly deadlines: Deadlines;
  readonly fetch: Fetch;
  /** Who uploads; undefined where `authorize` does not say. */
  readonly subject: string | undefined;
  readonly client: ClientPresence;
  /** Undefined where nothing is remembered of this upload. */
  readonly attempt: Attempt | undefined;
  /** Uses a single-use token up: called when the vendor is about to be asked for something new. */
  readonly spend: () => Promise<void>;
}
