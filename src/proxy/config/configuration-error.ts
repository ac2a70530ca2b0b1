import { closestName } from '../../core/closest-name.js';

/**
 * Thrown at startup if the proxy would be unsafe.
 *
 * The message names the option and what it must be, but never its value, which may be a secret.
 */
export class ProxyConfigurationError extends Error {
  /** Always `ProxyConfigurationError`. */
  override readonly name = 'ProxyConfigurationError';

  constructor(option: string, expected: string, by = 'createTokenProxy') {
    super(`${by}: "${option}" ${expected}`);
  }
}

/** @throws ProxyConfigurationError if `unsafe` is true. */
export function refuse(unsafe: boolean, option: string, expected: string): void {
  if (unsafe) throw new ProxyConfigurationError(option, expected);
}

/** Refuses unknown names. */
export function refuseUnknown(options: object, known: ReadonlySet<string>, prefix = ''): void {
  for (const name of Object.keys(options)) {
    const meant = known.has(name) ? undefined : closestName(name, [...known]);
    const suggestion = meant === undefined ? '' : ` Did you mean "${meant}"?`;
    refuse(
      !known.has(name),
      prefix + name,
      `is not an option.${suggestion} A misspelled option would be ignored without notice.`,
    );
  }
}

/** Refuses a value that isn't a whole number above 0. A missing value is allowed. */
export function refuseUnlessPositive(value: unknown, option: string, unit: string): void {
  refuse(
    value !== undefined && !(Number.isSafeInteger(value) && Number(value) > 0),
    option,
    `must be a whole number of ${unit} above 0.`,
  );
}

/**
 * Refuses a value that isn't a list, such as a single string, and a list with an invalid entry. A
 * missing value is allowed.
 */
export function refuseUnlessEach(
  value: unknown,
  fits: (entry: unknown) => boolean,
  option: string,
  expected: string,
): void {
  refuse(value !== undefined && !(Array.isArray(value) && value.every(fits)), option, expected);
}

/** Whether a value is exactly an origin: a scheme, a host and optionally a port. */
export function isOrigin(text: unknown): boolean {
  return (
    typeof text === 'string' &&
    !text.includes('*') &&
    URL.canParse(text) &&
    /^https?:$/.test(new URL(text).protocol) &&
    new URL(text).origin === text
  );
}
