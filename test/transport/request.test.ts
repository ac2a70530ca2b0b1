import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { checkOptions } from '../../src/core/provider/provider-options.js';
import { decodeUploadName } from '../../src/core/wire.js';
import { autoenhance } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import { uploadImage } from '../../src/transport/upload-image.js';
import { createUploadSession } from '../../src/transport/upload-session.js';
import { attempt, KEY } from './attempt.js';
import { openServer } from './record-requests.js';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('the request', () => {
  it('is one POST with the raw bytes and the headers of the wire', async () => {
    const { endpoint, origin, requests } = await openServer();
    const file = sampleImages.webp({ bytes: 300_001, name: 'kitchen.webp' });
    await expect(attempt({ endpoint }, { file })).resolves.toEqual({
      url: 'https://cdn.example/1.png',
    });

    expect(requests).toHaveLength(1);
    const [request] = requests;
    expect(request).toMatchObject({ method: 'POST', path: '/api/upload/apimart', query: '' });
    expect(sha256(request!.body)).toBe(sha256(new Uint8Array(await file.arrayBuffer())));
    // Node's adapter adds accept-encoding, connection, host and user-agent.
    expect(request!.headers.toSorted(([one], [other]) => one.localeCompare(other))).toEqual([
      ['accept-encoding', expect.any(String)],
      ['connection', expect.any(String)],
      ['content-length', '300001'],
      ['content-type', 'image/webp'],
      ['host', new URL(origin).host],
      ['idempotency-key', KEY],
      ['user-agent', expect.stringMatching(/^axios\//)],
      ['x-upload-name', 'kitchen.webp'],
    ]);
  });

  it.each([0, 1, 70_000])('has the exact length of a file of %i bytes', async (length) => {
    const { endpoint, requests } = await openServer();
    const file = new File([new Uint8Array(length).fill(7)], 'a.png', { type: 'image/png' });
    await attempt({ endpoint }, { file });
    expect(requests[0]!.header('content-length')).toBe(String(length));
    expect(requests[0]!.header('transfer-encoding')).toBeUndefined();
    expect(requests[0]!.header('content-type')).toBe('image/png');
    expect(requests[0]!.body).toEqual(Buffer.alloc(length, 7));
  });

  it('has the options as a query, booleans as words, null left out', async () => {
    const { endpoint, requests } = await openServer(
      { status: 200, body: { relay: true } },
      { status: 200, body: { orderId: 'order-1', imageId: 'image-1' } },
    );
    const options = checkOptions(autoenhance, {
      orderId: null,
      enhance: false,
      skyReplacement: true,
      rating: 0,
      presetId: 'a b&c=d+é',
    });
    await uploadImage(
      autoenhance,
      sampleImages.jpeg(),
      { endpoint },
      {
        options,
        session: createUploadSession(autoenhance, KEY),
        signal: new AbortController().signal,
      },
    );
    const paths = ['/api/upload/autoenhance/ticket', '/api/upload/autoenhance'];
    expect(requests.map(({ path }) => path)).toEqual(paths);
    for (const { query } of requests) {
      expect([...new URLSearchParams(query)]).toEqual([
        ['enhance', 'false'],
        ['skyReplacement', 'true'],
        ['rating', '0'],
        ['presetId', 'a b&c=d+é'],
      ]);
    }
  });

  it.each([
    ['emoji', '🏠👩‍👩‍👧.png'],
    ['right-to-left letters', 'صورة \u202Egnp.jpg'],
    ['decomposed', 'Cafe\u0301.png'],
    ['255 characters or more', `${'长'.repeat(300)}.png`],
    ['line breaks and quotes', 'a"\r\nx-evil: 1\u0000.png'],
    ['nothing', ''],
  ])('sends a name with %s in ASCII', async (_, name) => {
    const { endpoint, requests } = await openServer();
    await attempt({ endpoint }, { file: sampleImages.png({ name }) });
    const header = requests[0]!.header('x-upload-name') ?? '';
    expect(header).toMatch(/^[\x21-\x7e]*$/);
    expect(decodeUploadName(header)).toBe(name);
    expect(requests[0]!.header('x-evil')).toBeUndefined();
  });

  it('sends a name with half a character as well as possible', async () => {
    const { endpoint, requests } = await openServer();
    const file = sampleImages.png();
    // Node's File repairs such names; browsers keep them.
    Object.defineProperty(file, 'name', { value: 'a\uD83D.png' });
    await attempt({ endpoint }, { file });
    expect(requests[0]!.header('x-upload-name')).toBe('a%EF%BF%BD.png');
  });

  it.each(['/api/upload', '/api/upload/', '/api/upload//', '/', ''])(
    'goes to one place whether or not the endpoint %j ends with a slash',
    async (path) => {
      const { origin, requests } = await openServer();
      await attempt({ endpoint: origin + path });
      expect(requests[0]!.path).toBe(path.startsWith('/api') ? '/api/upload/apimart' : '/apimart');
    },
  );
});

describe('headers of the app', () => {
  it('are sent, from an object or from a function that is called for every attempt', async () => {
    const { endpoint, requests } = await openServer();
    await attempt({ endpoint, headers: { Authorization: 'Bearer one' } });
    const headers = vi.fn(async () => ({ authorization: `Bearer ${headers.mock.calls.length}` }));
    await attempt({ endpoint, headers });
    await attempt({ endpoint, headers: () => ({ 'X-Tenant': 'a' }) });
    await attempt({ endpoint, headers });

    expect(requests.map(({ header }) => header('authorization'))).toEqual([
      'Bearer one',
      'Bearer 1',
      undefined,
      'Bearer 2',
    ]);
    expect(requests[2]!.header('x-tenant')).toBe('a');
  });

  it('do not replace those of the wire, in any letter case', async () => {
    const { endpoint, requests } = await openServer();
    const headers = {
      'Content-Type': 'text/html',
      'CONTENT-TYPE': 'text/css',
      'X-Upload-Name': 'evil.svg',
      'x-UPLOAD-name': 'evil.svg',
      'Idempotency-Key': 'the-same-for-all',
      'idempotency-KEY': 'the-same-for-all',
    };
    await attempt({ endpoint, headers });
    const [request] = requests;
    for (const [name, value] of [
      ['content-type', 'image/png'],
      ['x-upload-name', 'gradient.png'],
      ['idempotency-key', KEY],
    ]) {
      expect(request!.headers.filter(([other]) => other === name)).toEqual([[name, value]]);
    }
  });
});
