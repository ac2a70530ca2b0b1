import { refuse } from './configuration-error.js';

/** Prefixes of environment variables that bundlers write into pages. */
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

/**
 * @throws ProxyConfigurationError if a key is missing, can't be a header, or is also published to
 * pages.
 */
export function checkApiKey(apiKey: unknown, option: string): asserts apiKey is string {
  refuse(
    typeof apiKey !== 'string' || apiKey === '',
    option,
    'is missing: set it to the key of your account, or to a function that returns it.',
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

function publishedVariable(apiKey: string): string | undefined {
  const environment = typeof process === 'undefined' ? {} : process.env;
  return Object.keys(environment).find(
    (name) =>
      PUBLISHED_PREFIXES.some((prefix) => name.startsWith(prefix)) && environment[name] === apiKey,
  );
}
