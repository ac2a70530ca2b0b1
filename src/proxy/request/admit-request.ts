import type { OptionValue } from '../../core/provider/option-specs.js';
import {
  checkOptions,
  readOptions,
  type CheckedOptions,
} from '../../core/provider/provider-options.js';
import type { IdempotencyStore, TokenProxyOptions } from '../config/options.js';
import { authorizeRequest, type Grant } from '../auth/authorization.js';
import type { ConfiguredProvider } from '../config/configured-provider.js';
import { bodyAlreadyRead } from './incoming-file.js';
import { timed } from '../limits/timed.js';
import type { Fetch } from '../vendor/vendor-request.js';

/** What all requests to a proxy share. */
export interface RequestSettings extends Pick<
  TokenProxyOptions,
  'authorize' | 'limiter' | 'timeouts'
> {
  readonly fetch: Fetch;
  /** Undefined where nothing is remembered. */
  readonly store: IdempotencyStore | undefined;
}

/** What a request tells about itself while it is served. */
export interface RequestTrace {
  subject?: string;
  bytes: number;
  /** Milliseconds that the site took to say who may upload. */
  authorizeMs?: number;
  /** Milliseconds of waiting for a turn, of sending and of the vendor's answers. */
  deliveryMs?: number;
}

/** What an admitted caller may do. */
export interface Admission {
  readonly grant: Grant;
  /** The most bytes, by the provider, the site and the caller's own grant. */
  readonly maxBytes: number;
  /** The types that the provider takes and the caller may send. */
  readonly types: readonly string[];
}

/** An image that can run scripts goes to nobody. */
const ACTIVE_TYPE = 'image/svg+xml';

/** Lets a caller in before any byte of the body is read. */
export async function admitRequest(
  request: Request,
  { profile }: ConfiguredProvider,
  { authorize }: RequestSettings,
  trace: RequestTrace,
): Promise<Admission> {
  const grant = await timed(
    () => authorizeRequest(authorize, request, profile.name),
    (ms) => (trace.authorizeMs = ms),
  );
  if (grant.subject !== undefined) trace.subject = grant.subject;
  if (request.bodyUsed) throw bodyAlreadyRead();
  return {
    grant,
    maxBytes: Math.min(grant.maxBytes, profile.maxBytes ?? Infinity),
    types: profile.types.filter(
      // guard: active-images-are-refused
      (type) => type !== ACTIVE_TYPE && (grant.types?.includes(type) ?? true),
    ),
  };
}

/** The options of a request: those of its query, and those the server has fixed. */
export function optionsOf(
  request: Request,
  { profile, settings }: ConfiguredProvider,
): CheckedOptions {
  return checkOptions(profile, { ...sentOptions(request, { profile }), ...settings.options });
}

/** The options in the query of a request, unchecked. */
export function sentOptions(
  request: Request,
  { profile }: Pick<ConfiguredProvider, 'profile'>,
): Record<string, OptionValue> {
  return readOptions(profile, new URL(request.url).searchParams);
}
