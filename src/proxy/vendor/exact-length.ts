interface FixedLength {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
}

/**
 * Gives a body the length that its header declares, where the runtime believes no header: Workers send
 * any other stream in chunks, which storages refuse. See
 * [FixedLengthStream](https://developers.cloudflare.com/workers/runtime-apis/streams/transformstream/#fixedlengthstream).
 */
export function withExactLength(
  stream: ReadableStream<Uint8Array>,
  length: number | undefined,
): ReadableStream<Uint8Array> {
  const FixedLengthStream = Reflect.get(globalThis, 'FixedLengthStream') as
    (new (length: number) => FixedLength) | undefined;
  // guard: workers-bodies-have-a-length
  if (length === undefined || FixedLengthStream === undefined) return stream;
  const { readable, writable } = new FixedLengthStream(length);
  // What breaks here breaks the request as well, and is told of there.
  stream.pipeTo(writable).catch(() => {});
  return readable;
}
