// Compiled, but never run: code that sites can write, and code that the compiler rejects.
import { createTokenProxy, type TokenProxyOptions, type Upstream } from '../../src/proxy/index.js';

const apiKey = () => process.env['KEY'];
declare const upstream: Upstream;

/** Providers are listed under their names on the wire. */
export const providers: TokenProxyOptions['providers'][] = [
  { 'ai-homedesign': { apiKey }, imagepipeline: { apiKey }, apimart: { apiKey, maxBytes: 5 } },
  { ours: { apiKey, upstream } },
  // @ts-expect-error On the wire it is called ai-homedesign.
  { aiHomeDesign: { apiKey } },
  // @ts-expect-error On the wire it is called imagepipeline.
  { imagePipeline: { apiKey } },
  // @ts-expect-error It needs a key.
  { apimart: {} },
];

/** The arguments of `onError`. */
export const proxy = createTokenProxy({
  providers: { apimart: { apiKey } },
  authorize: () => ({ allow: true, subject: 'ada', maxBytes: 5 }),
  onError: (error, { code, provider, requestId }) =>
    console.error(error.cause, code, provider?.length, requestId.length),
});

/** The possible results of `authorize`. */
export const authorize: TokenProxyOptions['authorize'][] = [
  () => true,
  async () => ({ allow: false, code: 'forbidden' }),
  // @ts-expect-error Users with numbers are text here: String(user.id).
  () => ({ allow: true, subject: 7 }),
  // @ts-expect-error Bytes are a number.
  () => ({ allow: true, maxBytes: '5MB' }),
];
