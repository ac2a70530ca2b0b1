/** Returns the forms in which a secret could leak: plain, escaped, or in Base64 next to any bytes. */
export function formsOf(secret: string): string[] {
  const inBase64 = [0, 1, 2].map((shift) => {
    const shifted = Buffer.from(' '.repeat(shift) + secret).toString('base64');
    // The first and last characters depend on the bytes next to the secret.
    return shifted.slice(shift === 0 ? 0 : 4, -4);
  });
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString('hex'),
    ...inBase64,
    ...inBase64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
}
