/** Finds secrets in texts that are about to leave the proxy. */
export interface Secrets {
  /** Whether a text holds one of them, in any form that is looked for. */
  readonly areIn: (text: string) => boolean;
  /** The text with a mark in the place of each. */
  readonly redact: (text: string) => string;
}

/** What is shorter is no secret, and would be found in every other text. */
const SHORTEST_SECRET = 6;
const MARK = '[redacted]';

/**
 * Looks for secrets as they are, percent-encoded, escaped as in JSON, in hexadecimal, and in base64 and
 * base64url with any neighbor; in upper and in lower case, since a URL has its host in lower case.
 */
export function createSecrets(values: readonly (string | null | undefined)[]): Secrets {
  const secrets = values.filter((value) => value != null && value.length >= SHORTEST_SECRET);
  const forms = secrets
    .flatMap((secret) => formsOf(secret!))
    .toSorted((one, other) => other.length - one.length);
  const pattern = new RegExp(forms.map(literally).join('|') || '$^', 'gi');

  function areIn(text: string): boolean {
    return [text, decoded(text)].some((each) => each.search(pattern) !== -1);
  }

  return {
    areIn,
    redact(text) {
      const cleared = text.replaceAll(pattern, MARK);
      // What is left is encoded in some mixed way, such as with one letter of it escaped.
      return areIn(cleared) ? `${MARK} (a text that holds a secret)` : cleared;
    },
  };
}

function formsOf(secret: string): string[] {
  const inBase64 = base64Of(secret);
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    inHex(secret),
    ...inBase64,
    ...inBase64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
}

/** The part of it that does not depend on what stands before and after, for all three offsets. */
function base64Of(secret: string): string[] {
  // Header values have no characters above U+00FF; whatever else is given has no such form.
  if (/[^\0-\u00FF]/.test(secret)) return [];
  return [0, 1, 2].map((offset) => {
    const text = btoa('\0'.repeat(offset) + secret);
    return text.slice(offset === 0 ? 0 : 4, -4);
  });
}

function inHex(secret: string): string {
  const bytes = new TextEncoder().encode(secret);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
