const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** A PNG by its header, with as many bytes as asked for; its picture is noise that never ends. */
export function makePng({ bytes = 1000, name = 'photo.png', type = 'image/png' } = {}): File {
  const content = new Uint8Array(bytes);
  const view = new DataView(content.buffer);
  content.set(PNG_SIGNATURE);
  view.setUint32(8, 13);
  content.set(new TextEncoder().encode('IHDR'), 12);
  view.setUint32(16, 640);
  view.setUint32(20, 480);
  content.set([8, 2, 0, 0, 0], 24);
  view.setUint32(33, bytes - 45);
  content.set(new TextEncoder().encode('IDAT'), 37);
  // Every byte differs from its neighbors, so a piece in the wrong place shows.
  for (let index = 41; index < bytes; index += 1)
    content[index] = (index * 131 + (index >> 8)) & 0xff;
  return new File([content], name, { type });
}
