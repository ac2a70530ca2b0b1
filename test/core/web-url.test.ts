import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { webUrl } from '../../src/core/web-url.js';

describe('webUrl', () => {
  it.each([
    'https://upload.example/f/image/1-photo.jpg?a=b#c',
    'http://localhost:5173/f/image/1.png',
    'http://127.0.0.1:8080/1.png',
    'http://[::1]/1.png',
  ])('accepts %s', (url) => {
    expect(webUrl(url)).toBe(url);
  });

  it.each([
    undefined,
    '',
    'photo.png',
    '/photo.png',
    '//evil.example/a.png',
    'http://cdn.example/a.png',
    'http://localhost.evil.example/a.png',
    'http://127.0.0.1.evil.example/',
    'http://localhost@evil.example/',
    's3://user/1.png',
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:image/png;base64,AAAA',
    'blob:https://app.example/1',
    'file:///etc/passwd',
    'ftp://127.0.0.1/a.png',
  ])('rejects %j', (url) => {
    expect(webUrl(url)).toBeUndefined();
  });

  it('returns only https or loopback http URLs, and never throws', () => {
    const anyUrl = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl({ withFragments: true, validSchemes: ['http', 'https', 'ftp'] }),
      fc
        .tuple(fc.constantFrom('javascript:', 'data:', 's3:', '\u0001https:'), fc.string())
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(anyUrl, (url) => {
        const shown = webUrl(url);
        expect(shown ?? 'https:').toMatch(
          /^https:|^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])[:/]/,
        );
      }),
    );
  });
});
