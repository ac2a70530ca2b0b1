import { describe, expect, it } from 'vitest';
import { apimart, withLimits } from '../../src/index.js';
import { createTestBackend, createTestHttp, sampleImages } from '../../src/testing/index.js';
import { makeHeif } from '../image/make-heifs.js';
import { goneFile } from '../support/gone-file.js';
import { openUploader, untilStatuses } from './open-uploader.js';
import { recordingHttp } from './recording-http.js';

type Opened = ReturnType<typeof openUploader>;

function codesOf({ uploader }: Opened): string[][] {
  return uploader.store
    .items()
    .map((item) => (item.status === 'rejected' ? item.errors.map(({ code }) => code) : []));
}

describe('a photo whose type the system does not know', () => {
  it.each(['', 'application/octet-stream'])(
    'is sent as the HEIC that it is if its type is "%s"',
    async (type) => {
      const { http, requests } = recordingHttp();
      const provider = withLimits(apimart, { types: [...apimart.types, 'image/heic'] });
      const { uploader } = openUploader({ http, provider });
      uploader.add([
        new File([makeHeif({ brands: ['heic', 'mif1'], width: 400, height: 300 })], 'IMG_1.heic', {
          type,
        }),
      ]);
      await untilStatuses(uploader, 'success');
      expect(requests[0]!.headers.get('content-type')).toBe('image/heic');
      expect(uploader.store.items()[0]).toMatchObject({ type: 'image/heic' });
    },
  );

  it.each([
    ['a.b.JPG', 'image/jpg', 'jpeg'],
    ['a.b.JPG', 'image/pjpeg', 'jpeg'],
    ['old.PNG', 'image/x-png', 'png'],
    ['photo.jpg', 'image/jpeg', 'png'],
    ['photo', 'text/plain', 'gif'],
  ] as const)('is judged by its bytes: %s, said to be %s, is a %s', async (name, type, kind) => {
    const { http, requests } = recordingHttp();
    const { uploader } = openUploader({ http });
    uploader.add([new File([sampleImages[kind]()], name, { type })]);
    await untilStatuses(uploader, 'success');
    expect(requests[0]!.headers.get('content-type')).toBe(`image/${kind}`);
  });
});

describe('what `accept` allows', () => {
  const svg = () =>
    new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'logo.svg', { type: 'image/svg+xml' });

  it('is not SVG if every image is accepted', async () => {
    const { http, requests } = recordingHttp();
    const opened = openUploader({ accept: 'image/*', http });
    opened.uploader.add([svg()]);
    await untilStatuses(opened.uploader, 'rejected');
    expect(codesOf(opened)).toEqual([['file-invalid-type']]);
    expect(requests).toHaveLength(0);
  });

  it('is only PNG if a wildcard comes with that extension', async () => {
    const opened = openUploader({ accept: { 'image/*': ['.png'] } });
    opened.uploader.add([
      sampleImages.png(),
      sampleImages.jpeg(),
      // The name alone does not make it a PNG.
      new File([sampleImages.jpeg()], 'photo.png', { type: 'image/png' }),
    ]);
    await untilStatuses(opened.uploader, 'success', 'rejected', 'rejected');
    expect(codesOf(opened)).toEqual([[], ['file-invalid-type'], ['file-invalid-type']]);
  });
});

describe('a file without bytes', () => {
  it('is empty, and nothing is sent', async () => {
    const { http, requests } = recordingHttp();
    const opened = openUploader({ http });
    opened.uploader.add([new File([], 'photo.png', { type: 'image/png' })]);
    await untilStatuses(opened.uploader, 'rejected');
    expect(codesOf(opened)).toEqual([['file-empty']]);
    expect(requests).toHaveLength(0);
  });

  it('is a folder if it has neither type nor extension', async () => {
    const { http, requests } = recordingHttp();
    const opened = openUploader({ http });
    opened.uploader.add([new File([], 'Holiday'), await goneFile('Holiday')]);
    await untilStatuses(opened.uploader, 'rejected', 'rejected');
    expect(codesOf(opened)).toEqual([['is-directory'], ['is-directory']]);
    expect(requests).toHaveLength(0);
  });
});

describe('the id of a file', () => {
  it('is random and unique, even if the same file comes again', async () => {
    const file = sampleImages.png();
    const { uploader } = openUploader();
    uploader.add([file, file]);
    uploader.add([file]);
    await untilStatuses(uploader, 'success', 'success', 'success');
    const ids = uploader.store.ids();
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-/);
    uploader.remove(ids[1]!);
    expect(uploader.store.ids()).toEqual([ids[0], ids[2]]);
  });
});

describe('an odd name', () => {
  it.each([
    ['', 'image.png'],
    [`${'long '.repeat(80)}.png`, /^long.{50,94}\.png$/],
    ['🏡 Küche 日本.png', '🏡 Küche 日本.png'],
    ['صورة البيت.png', 'صورة البيت.png'],
    // As macOS writes it, with a separate accent.
    ['Ku\u0308che.png', 'Küche.png'],
  ])(
    'of "%s" is kept in the list, and one that anybody can read reaches the vendor',
    async (name, expected) => {
      const backend = createTestBackend();
      const { uploader } = openUploader({ http: createTestHttp(backend) });
      uploader.add([sampleImages.png({ name })]);
      await untilStatuses(uploader, 'success');
      expect(uploader.store.items()[0]).toMatchObject({ name });
      expect(backend.double.uploads).toMatchObject([{ name: expect.stringMatching(expected) }]);
    },
  );
});
