/** Finds secrets in texts that are about to leave the proxy. */
export interface Secrets {
  /** Whether a text holds one of them in any of the known forms. */
  readonly areIn: (text: string) => boolean;
  /** Replaces each of them with a mark. */
  readonly redact: (text: string) => string;
}

/** Anything shorter isn't a secret and would occur in many texts by chance. */
const SHORTEST_SECRET = 6;
/** A shorter piece of base64 also occurs in signatures by chance. */
const SHORTEST_BASE64 = 8;
const MARK = '[redacted]';

/**
 * Looks for secrets unchanged, percent-encoded, escaped as in JSON and in hexadecimal, all regardless of
 * case because a URL has its host in lower case. Also looks for them in base64 and base64url with any
 * neighbor.
 */
export function createSecrets(values: readonly (string | null | undefined)[]): Secrets {
  // guard: secrets-are-redacted
  const secrets = values.filter((value) => value != null && value.length >= SHORTEST_SECRET);
  const plain = anyOf(secrets.flatMap((secret) => plainForms(secret!)).map(literally), 'gi');
  const inBase64 = anyOf(secrets.flatMap((secret) => base64Forms(secret!)).map(withNeighbors), 'g');

  function areIn(text: string): boolean {
    return [text, decoded(text)].some(
      (each) => each.search(plain) !== -1 || each.search(inBase64) !== -1,
    );
  }

  return {
    areIn,
    redact(text) {
      const cleared = text.replaceAll(plain, MARK).replaceAll(inBase64, MARK);
      // A remaining secret is encoded in some mixed way, such as with only one letter escaped.
      return areIn(cleared) ? `${MARK} (a string that holds a secret)` : cleared;
    },
  };
}

function plainForms(secret: string): string[] {
  const bytes = new TextEncoder().encode(secret);
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
  ];
}

/** Returns the parts of its base64 that don't depend on its neighbors, for all three offsets. */
function base64Forms(secret: string): string[] {
  // Header values have no characters above U+00FF. Other values have no such form.
  if (/[^\0-\u00FF]/.test(secret)) return [];
  const forms = [0, 1, 2].map((offset) =>
    btoa('\0'.repeat(offset) + secret).slice(offset === 0 ? 0 : 4, -4),
  );
  return [...forms, ...forms.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))].filter(
    ({ length }) => length >= SHORTEST_BASE64,
  );
}

/** Also matches the characters around the known part, which hold the secret's first and last characters. */
function withNeighbors(base64: string): string {
  return String.raw`[\w+/-]{0,4}${literally(base64)}[\w+/=-]{0,4}`;
}

/** Sorts the longest first, so that part of one form isn't mistaken for another. */
function anyOf(forms: readonly string[], flags: string): RegExp {
  const sorted = forms.toSorted((one, other) => other.length - one.length);
  return new RegExp(sorted.join('|') || '$^', flags);
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
