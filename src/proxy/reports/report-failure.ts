import type { UploadError } from '../../core/errors/upload-error.js';
import { resolvedKeyOf } from '../vendor/api-key.js';
import type { ConfiguredProvider } from '../config/configured-provider.js';
import { createConsoleReport } from './console-report.js';
import type { TokenProxyOptions } from '../config/proxy-options.js';
import { redactFailure } from './redact-failure.js';
import { createSecrets, type Secrets } from './secrets.js';

/** Tells the operator what lies behind a refusal or a failure. */
type FailureReport = (
  failure: UploadError,
  request: Request,
  provider: ConfiguredProvider | undefined,
  requestId: string,
) => void;

/** @param onError What the site has set; without it, development builds print on the console. */
export function createFailureReport(onError: TokenProxyOptions['onError']): FailureReport {
  const tell = onError ?? createConsoleReport();
  return (failure, request, provider, requestId) => {
    if (tell === undefined) return;
    const name = provider?.profile.name;
    const context = {
      ...(name !== undefined && { provider: name }),
      requestId,
      code: failure.code,
    };
    const secrets = secretsOf(request, provider);
    // A log that fails must not touch the answer, nor end the process later.
    new Promise((resolve) => {
      resolve(tell(redactFailure(failure, requestId, secrets), context));
    }).catch(() => {});
  };
}

/** What may stand in words that are not ours: the site's key, and what the caller proves itself with. */
function secretsOf(request: Request, provider: ConfiguredProvider | undefined): Secrets {
  const apiKey = provider?.settings.apiKey;
  const authorization = request.headers.get('authorization');
  const cookie = request.headers.get('cookie');
  const cookies = (cookie ?? '').split(';').map((each) => each.slice(each.indexOf('=') + 1).trim());
  return createSecrets([
    typeof apiKey === 'string' ? apiKey : resolvedKeyOf(request),
    authorization,
    // guard: tokens-are-redacted
    authorization?.replace(/^\S+ +/, ''),
    cookie,
    ...cookies,
  ]);
}
