import { UploadError } from '../../core/errors/upload-error.js';
import type { ConfiguredProvider } from '../config/configured-provider.js';

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html Only a dot or a region may
// come between `s3` and Amazon's domain. s3-amazonaws.com belongs to someone else.
const S3_HOST =
  /^(?:[a-z\d][a-z\d.-]*\.)?s3(?:\.(?:dualstack\.)?|-(?=[a-z]{2}-))(?:[a-z]{2}-[a-z-]+-\d\.)?amazonaws\.com$/;

/**
 * Returns the storage URL of a ticket if the bytes may be sent there.
 *
 * Without `uploadHosts`, only S3's own hosts are allowed, which keeps the proxy off private networks.
 *
 * @throws UploadError `upload-url-refused`.
 */
export function checkStorageUrl(url: string, { profile, settings }: ConfiguredProvider): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const allowed =
    parsed !== undefined &&
    (parsed.protocol === 'https:' ||
      (parsed.protocol === 'http:' && settings.allowInsecureOrigin === true)) &&
    parsed.username === '' &&
    parsed.password === '' &&
    (settings.uploadHosts === undefined
      ? S3_HOST.test(parsed.host)
      : settings.uploadHosts.includes(parsed.host));
  if (allowed) return parsed.href;
  throw new UploadError(
    'upload-url-refused',
    `${profile.label} named a storage URL whose scheme or host is not allowed here. If it is genuine, list the host in "uploadHosts".`,
    { provider: profile.name, cause: new Error(whereTo(parsed)) },
  );
}

/** Describes a URL without its path and query, which are as sensitive as a signature. */
function whereTo(url: URL | undefined): string {
  if (url === undefined) return 'The storage URL is not a valid URL.';
  const user = url.username === '' && url.password === '' ? '' : ', with a user or a password';
  return `The storage URL has the scheme "${url.protocol}" and the host "${url.host}"${user}.`;
}
