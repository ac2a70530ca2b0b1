import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FACTS = {
  IFD0: { Make: 'Camera', Model: 'One', Orientation: '1' },
  IFD2: { DateTimeOriginal: '2026:05:04 12:13:14' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 30/1 0/1' },
};

/** Files from phones and cameras that sharp can't write. */
const VECTORS = ['p3.heic', 'still-mif1-heic.heic', 'bayer.raf'];

/**
 * Makes photos of up to 3 megapixels in common formats, with EXIF and a color profile, and adds the vectors.
 *
 * @returns {Promise<readonly File[]>}
 */
export async function makePhotos() {
  const { default: sharp } = await import('sharp');
  const noise = { type: /** @type {const} */ ('gaussian'), mean: 128, sigma: 40 };
  const pixels = await sharp({
    create: { width: 2000, height: 1500, channels: 3, noise, background: '#888' },
  })
    .png()
    .toBuffer();
  const photo = () => sharp(pixels).withIccProfile('p3').withExif(FACTS);
  const made = {
    'a.jpg': photo().jpeg(),
    'progressive.jpg': photo().jpeg({ progressive: true }),
    'a.png': photo().png({ compressionLevel: 1 }),
    'a.webp': photo().webp(),
    'a.tif': photo().tiff({ compression: 'none' }),
    'a.gif': sharp(pixels).resize(400).gif(),
  };
  const files = await Promise.all(
    Object.entries(made).map(
      async ([name, image]) => new File([new Uint8Array(await image.toBuffer())], name),
    ),
  );
  const vectors = VECTORS.map((name) => {
    const path = new URL(`../../test/image/vectors/${name}`, import.meta.url);
    return new File([readFileSync(fileURLToPath(path))], name);
  });
  return [...files, ...vectors];
}
