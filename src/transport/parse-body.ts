/** An answer's body as JSON, whether an interceptor has parsed it or not; undefined where it is not JSON. */
export function parseBody(body: unknown): unknown {
  if (typeof body !== 'string') return body ?? undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
