/**
 * Returns an own field of a vendor's response; `undefined` if it is missing or the response isn't an
 * object.
 */
export function field(answer: unknown, name: string): unknown {
  if (typeof answer !== 'object' || answer === null || !Object.hasOwn(answer, name)) {
    return undefined;
  }
  return Reflect.get(answer, name);
}

/** Returns a string field of a vendor's response; `undefined` if it isn't a string. */
export function textField(answer: unknown, name: string): string | undefined {
  const value = field(answer, name);
  return typeof value === 'string' ? value : undefined;
}

/** Converts Unix seconds to ISO 8601; `undefined` if invalid. */
export function isoFromSeconds(seconds: unknown): string | undefined {
  if (typeof seconds !== 'number') return undefined;
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
