import { withTimeout } from '../../core/signals.js';
import { UploadError } from '../../core/errors/upload-error.js';
import type { ConfiguredProvider } from './configured-provider.js';
import { ProxyConfigurationError, refuse } from './configuration-error.js';
import { LONGEST_ANSWER_MS } from './options.js';

/** Of environment variables that a bundler writes into pages. */
const PUBLISHED_PREFIXES = [
  'BUN_PUBLIC_',
  'EXPO_PUBLIC_',
  'GATSBY_',
  'NEXT_PUBLIC_',
  'NUXT_PUBLIC_',
  'PUBLIC_',
  'REACT_APP_',
  'STORYBOOK_',
  'VITE_',
  'VUE_APP_',
];

/** @throws ProxyConfigurationError when a key is missing, cannot be a header, or is also in the page. */
export function checkApiKey(apiKey: unknown, option: string): asserts apiKey is string {
  refuse(
    typeof apiKey !== 'string' || apiKey === '',
    option,
    'is missing: set it to the key of your account, or to a function that gives it.',
  );
  refuse(
    !/^[\x21-\x7e]+$/.test(String(apiKey)),
    option,
    'contains characters that keys never have, such as spaces or line breaks. Was more than the key pasted?',
  );
  const published = publishedVariable(String(apiKey));
  // guard: published-keys-are-refused
  refuse(
    published !== undefined,
    option,
    `is also in the environment variable ${published}, which bundlers put into the page.`,
  );
}

/**
 * The key for one request.
 *
 * @throws UploadError `upstream-auth` with HTTP status 500, naming the provider and never the value.
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

/** The key that a function gave for a request, so that reports about it can be cleared of the key. */
export function resolvedKeyOf(request: Request): string | undefined {
  return resolvedKeys.get(request);
}

/** What the site's own function threw may hold the key, so only the kind of it is told. */
function withoutWords(thrown: unknown): Error {
  if (thrown instanceof ProxyConfigurationError) return thrown;
  const { code, name }: { code?: unknown; name?: unknown } = thrown instanceof Error ? thrown : {};
  const kind = /^(?:[A-Z]\w{0,40})?Error$/.test(String(name)) ? String(name) : 'something';
  const systemCode = /^E[A-Z]{2,20}$/.test(String(code)) ? ` (${String(code)})` : '';
  return new Error(
    `The function "apiKey" threw ${kind}${systemCode}. Its words are left out, since they may hold the key.`,
  );
}

function publishedVariable(apiKey: string): string | undefined {
  const environment = typeof process === 'undefined' ? {} : process.env;
  return Object.keys(environment).find(
    (name) =>
      PUBLISHED_PREFIXES.some((prefix) => name.startsWith(prefix)) && environment[name] === apiKey,
  );
}
