/**
 * What zlib-compressed bytes hold, up to so many bytes; undefined where they are damaged or hold more.
 * [RFC 1950](https://www.rfc-editor.org/rfc/rfc1950).
 */
export async function inflate(
  bytes: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<Uint8Array | undefined> {
  if (typeof DecompressionStream !== 'function') return undefined;
  const reader = new Blob([bytes])
    .stream()
    .pipeThrough(new DecompressionStream('deflate'))
    .getReader();
  const held = new Uint8Array(most);
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return held.subarray(0, length);
      if (length + value.length > most) return undefined;
      held.set(value, length);
      length += value.length;
    }
  } catch {
    return undefined;
  } finally {
    // Whatever has been read is enough; what is damaged is reported once.
    await reader.cancel().catch(() => {});
  }
}
