import { describe, expect, it } from 'vitest';
import { askForTicket } from '../ask-for-ticket.js';
import { formsOf } from '../forms-of-a-secret.js';
import { KEY, openProxy, optionsFor } from '../open-proxy.js';
import { answer, openVendor, STORED } from '../recording-vendor.js';
import { send } from '../send.js';

const LOWER_ESCAPES = encodeURIComponent(KEY).replaceAll(/%../g, (escape) => escape.toLowerCase());
const FORMS = [...new Set([...formsOf(KEY), LOWER_ESCAPES, encodeURI(KEY)])];
/** The forms without JSON's escapes: a URL has neither quotes nor backslashes. */
const URL_FORMS = FORMS.filter((form) => !form.includes('\\'));
const IMAGE = 'https://upload.apimart.ai/f/image/1-photo.png';

/** Uploads through a proxy whose vendor answers with this JSON. */
async function uploadAnsweredWith(body: object) {
  const vendor = await openVendor((_, socket) => socket.write(answer(200, body)));
  const proxy = await openProxy(optionsFor(vendor));
  return send(proxy.origin);
}

describe('a field of a result', () => {
  it.each([
    ['with a user and a password', 'https://user:password@upload.apimart.ai/1.png'],
    ['with a user', 'https://user@upload.apimart.ai/1.png'],
    ['with a password', 'https://:password@upload.apimart.ai/1.png'],
    ['of 900,000 characters', `${IMAGE}?${'a'.repeat(900_000)}`],
    ['one character too long', IMAGE.padEnd(8193, 'a')],

    ...URL_FORMS.map((form) => [
      `with the key as ${form}`,
      `https://upload.apimart.ai/${form}.png`,
    ]),
    ...URL_FORMS.map((form) => [`with ${form} in its query`, `${IMAGE}?key=${form}`]),
  ])('that is required makes a bad response, %s', async (_, url) => {
    const { json, status, text } = await uploadAnsweredWith({ url });

    expect([status, json.error?.code]).toEqual([502, 'bad-response']);
    expect(text).not.toContain('password');
    expect(text.length).toBeLessThan(500);
  });

  it.each([
    ['filename', { filename: 'a'.repeat(1025) }],
    ['contentType', { content_type: `image/${'a'.repeat(300)}` }],
    ['bytes', { bytes: -1 }],
    ['bytes', { bytes: 1.5 }],
    ['bytes', { bytes: 1e300 }],
    ...FORMS.flatMap((form): [string, object][] => [
      ['filename', { filename: `${form}.png` }],
      ['contentType', { content_type: form }],
    ]),
  ])('that is optional, %s, is omitted if it is bad (case %#)', async (field, more) => {
    const { json, status } = await uploadAnsweredWith({ ...STORED, ...more });

    expect(status).toBe(200);
    expect(json).not.toHaveProperty(field);
    expect(json).toEqual(STORED);
  });

  it('is passed on at its maximum length, with a signed query', async () => {
    const signed = `${IMAGE}?X-Amz-Signature=0a1b&Expires=1&Key-Pair-Id=K%2B%2F%3D`;
    const url = signed.padEnd(8192, 'a');
    const filename = 'a'.repeat(1024);

    const { json } = await uploadAnsweredWith({
      url,
      filename,
      content_type: 'image/png',
      bytes: 0,
    });

    expect(json).toEqual({ url, filename, contentType: 'image/png', bytes: 0 });
  });
});

describe('a ticket', () => {
  const IDS = { order_id: 'order', image_id: 'image' };

  it.each([
    [
      'its URL',
      (at: string) => ({ ...IDS, upload_url: `${at}/bucket/${encodeURIComponent(KEY)}` }),
    ],
    ['its query', (at: string) => ({ ...IDS, upload_url: `${at}/bucket/1?k=${btoa(KEY)}` })],
    ['its order', (at: string) => ({ ...IDS, order_id: KEY, upload_url: `${at}/bucket/1` })],
  ])('that holds the key in %s reaches neither the page nor the storage', async (_, created) => {
    const vendor = await openVendor(({ line }, socket) => {
      socket.write(answer(200, line.startsWith('POST') ? created(vendor.origin) : ''));
    });
    const proxy = await openProxy(optionsFor(vendor, { provider: 'autoenhance' }));

    const ticket = await askForTicket(proxy.origin);
    const relayed = await send(proxy.origin, { path: '/api/upload/autoenhance' });

    for (const { json, status } of [ticket, relayed]) {
      expect(status).toBe(502);
      expect(json.error?.code).toMatch(/^(?:bad-response|upload-url-refused)$/);
    }
    expect(vendor.requests.map(({ line }) => line.split(' ')[0])).toEqual(['POST', 'POST']);
  });
});
