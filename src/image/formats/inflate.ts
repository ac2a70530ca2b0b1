/**
 * Decompresses zlib-compressed bytes, up to `most` bytes. Returns `undefined` if they are damaged or
 * decompress to more. [RFC 1950](https://www.rfc-editor.org/rfc/rfc1950).
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
    // An error is already reported as `undefined`, so canceling can ignore it.
    await reader.cancel().catch(() => {});
  }
}
