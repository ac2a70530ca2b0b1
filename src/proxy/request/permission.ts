import { authorizeRequest, type Grant } from '../auth/authorize-request.js';
import type { ConfiguredProvider } from '../config/configured-provider.js';
import { bodyAlreadyRead } from './body-reader.js';
import { timed, type RequestSettings, type RequestTrace } from './request-context.js';

/** What a caller may upload, according to the provider, the site and the caller's own grant. */
export interface Permission {
  readonly grant: Grant;
  readonly maxBytes: number;
  readonly types: readonly string[];
}

/** An image type that can run scripts and is never sent to a vendor. */
const ACTIVE_TYPE = 'image/svg+xml';

/**
 * Calls `authorize` before any byte of the body is read.
 *
 * @throws UploadError As `authorizeRequest`, or `body-already-read`.
 */
export async function checkPermission(
  request: Request,
  { profile }: ConfiguredProvider,
  { authorize }: RequestSettings,
  trace: RequestTrace,
): Promise<Permission> {
  const grant = await timed(trace, 'authorizeMs', () =>
    authorizeRequest(authorize, request, profile.name),
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
