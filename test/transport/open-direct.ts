import { autoenhance } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import type { Route } from '../../src/transport/route.js';
import type { UploadAttempt } from '../../src/transport/upload-attempt.js';
import { createUploadSession, type UploadSession } from '../../src/transport/upload-session.js';
import { uploadImage } from '../../src/transport/upload-image.js';
import { uploadWithRetries } from '../../src/transport/upload-with-retries.js';
import { KEY } from './attempt.js';
import { openServer, type Reply } from './record-requests.js';

export const RESULT = { orderId: 'order-1', imageId: 'image-1' };
export const FILE = sampleImages.png({ name: 'a b.png', bytes: 50_000 });

/** A storage, and a proxy that issues tickets for it. */
export async function openDirect(...storageReplies: Reply[]) {
  const storage = await openServer(...storageReplies);
  const url = `${storage.origin}/bucket/image-1?Signature=a%2Fb`;
  const ticket = {
    // The type that the vendor has signed is not always the file's own.
    put: { url, headers: { 'Content-Type': 'application/x-signed', 'x-amz-acl': 'private' } },
    result: { ...RESULT, secret: 'x' },
  };
  const proxy = await openServer({ status: 200, body: ticket });
  return { proxy, storage, url };
}

/** One try. */
export function once(route: Route, change: Partial<UploadAttempt> = {}) {
  return uploadImage(autoenhance, FILE, route, {
    options: {},
    session: createUploadSession(autoenhance, KEY),
    signal: new AbortController().signal,
    ...change,
  });
}

/** As many tries as the retry rule allows. */
export function withRetries(
  route: Route,
  retries = 3,
  session: UploadSession = createUploadSession(autoenhance, KEY),
) {
  return uploadWithRetries(autoenhance, FILE, () => route, {
    options: {},
    session,
    signal: new AbortController().signal,
    retries,
    retryAmbiguous: false,
  });
}
