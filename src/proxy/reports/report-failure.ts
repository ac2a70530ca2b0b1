import type { UploadError } from '../../core/errors/upload-error.js';
import { resolvedKeyOf } from '../vendor/api-key.js';
import type { ConfiguredProvider } from '../config/configured-provider.js';
import { createConsoleReport } from './console-report.js';
import type { TokenProxyOptions } from '../config/proxy-options.js';
import { redactFailure } from './redact-failure.js';
import { createSecrets, type Secrets } from './secrets.js';

/** Reports the cause of a refusal or a failure to the operator. */
type FailureReport = (
  failure: UploadError,
  request: Request,
  provider: ConfiguredProvider | undefined,
  requestId: string,
) => void;

/** @param onError The site's own function. Without it, development builds print to the console. */
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
    // A failing log must neither affect the response nor end the process later.
    new Promise((resolve) => {
      resolve(tell(redactFailure(failure, requestId, secrets), context));
    }).catch(() => {});
  };
}

/** Secrets that foreign messages may contain: the site's key and the caller's credentials. */
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
