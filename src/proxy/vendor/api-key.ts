import { withTimeout } from '../../core/signals.js';
import { UploadError } from '../../core/errors/upload-error.js';
import { checkApiKey } from '../config/check-api-key.js';
import { ProxyConfigurationError } from '../config/configuration-error.js';
import type { ConfiguredProvider } from '../config/configured-provider.js';
import { LONGEST_ANSWER_MS } from '../limits/timeouts.js';

/**
 * Returns the key for one request.
 *
 * @throws UploadError `upstream-auth` with HTTP status 500, which names the provider, never the value.
 */
export async function resolveApiKey(
  { profile, settings }: ConfiguredProvider,
  request: Request,
  subject: string | undefined,
): Promise<string> {
  if (typeof settings.apiKey === 'string') return settings.apiKey;
  const option = `providers.${profile.name}.apiKey`;
  try {
    const { apiKey: source } = settings;
    const apiKey = await withTimeout(() => source({ request, subject }), LONGEST_ANSWER_MS);
    checkApiKey(apiKey, option);
    resolvedKeys.set(request, apiKey);
    return apiKey;
  } catch (thrown) {
    throw new UploadError(
      'upstream-auth',
      `The API key of ${profile.label} is missing or unusable on this server: see "${option}".`,
      { provider: profile.name, status: 500, cause: withoutWords(thrown) },
    );
  }
}

const resolvedKeys = new WeakMap<Request, string>();

/** Returns the key that a function returned for a request, so that reports can redact it. */
export function resolvedKeyOf(request: Request): string | undefined {
  return resolvedKeys.get(request);
}

/** Reports only the kind of an error that the site's own function threw. The rest may hold the key. */
function withoutWords(thrown: unknown): Error {
  if (thrown instanceof ProxyConfigurationError) return thrown;
  const { code, name }: { code?: unknown; name?: unknown } = thrown instanceof Error ? thrown : {};
  const kind = /^(?:[A-Z]\w{0,40})?Error$/.test(String(name)) ? String(name) : 'something';
  const systemCode = /^E[A-Z]{2,20}$/.test(String(code)) ? ` (${String(code)})` : '';
  return new Error(
    `The function "apiKey" threw ${kind}${systemCode}. Its message is left out, since it may hold the key.`,
  );
}
