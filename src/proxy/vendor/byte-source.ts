/** Gives the next piece of something; undefined after the last. */
export type ByteSource = () => Promise<Uint8Array | undefined>;

/** A source of one piece. */
export function once(bytes: Uint8Array): ByteSource {
  let rest: Uint8Array | undefined = bytes;
  return async () => {
    const piece = rest;
    rest = undefined;
    return piece;
  };
}

/** Several sources, one after the other. */
export function inTurn(...sources: ByteSource[]): ByteSource {
  const left = [...sources];
  return async () => {
    while (left.length > 0) {
      const piece = await left[0]!();
      if (piece !== undefined) return piece;
      left.shift();
    }
    return undefined;
  };
}
