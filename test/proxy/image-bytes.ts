const PNG_HEAD = Buffer.from('89504e470d0a1a0a0000000d4948445200000280000001e00802000000', 'hex');

/** Returns bytes with a PNG signature, each later byte different from its neighbors. */
export function pngBytes(length = 1000): Buffer {
  const bytes = Buffer.alloc(length);
  for (let index = 0; index < length; index += 1)
    bytes[index] = (index * 131 + (index >> 8)) & 0xff;
  PNG_HEAD.copy(bytes);
  return bytes;
}

/** Returns bytes with a JPEG signature. */
export function jpegBytes(): Buffer {
  return Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100', 'hex'), Buffer.alloc(100, 7)]);
}
