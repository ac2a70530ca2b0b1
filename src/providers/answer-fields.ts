/** One own field of a vendor's answer; undefined where there is none or the answer is not an object. */
export function field(answer: unknown, name: string): unknown {
  if (typeof answer !== 'object' || answer === null || !Object.hasOwn(answer, name)) {
    return undefined;
  }
  return Reflect.get(answer, name);
}

/** A text field of a vendor's answer; undefined where it is anything but a text. */
export function textField(answer: unknown, name: string): string | undefined {
  const value = field(answer, name);
  return typeof value === 'string' ? value : undefined;
}

/** Unix seconds as ISO 8601; undefined for what is no point in time. */
export function isoFromSeconds(seconds: unknown): string | undefined {
  if (typeof seconds !== 'number') return undefined;
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
