const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ ((sum & 1) === 1 ? 0xed_b8_83_20 : 0);
  return sum;
});

/** Returns the CRC-32 of [PNG, third edition](https://www.w3.org/TR/png-3/#D-CRCAppendix), annex D. */
export function checksum(bytes: Uint8Array): number {
  let sum = 0xff_ff_ff_ff;
  for (const byte of bytes) sum = TABLE[(sum ^ byte) & 0xff]! ^ (sum >>> 8);
  return (sum ^ 0xff_ff_ff_ff) >>> 0;
}
