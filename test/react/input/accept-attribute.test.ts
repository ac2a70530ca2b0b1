import { expect, it } from 'vitest';
import { acceptAttribute } from '../../../src/react/input/accept-attribute.js';

const DESKTOP = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/147.0.0.0 Safari/537.36';
const ANDROID_CHROME = 'Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/147.0.0.0 Mobile';
const ANDROID_FIREFOX = 'Mozilla/5.0 (Android 15; Mobile; rv:146.0) Gecko/146.0 Firefox/146.0';
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1';
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/19.0 Safari/605.1.15';

const attributeOn = (userAgent: string, maxTouchPoints = 0) =>
  acceptAttribute('image/png,.png', 'image/heic,.heic', { userAgent, maxTouchPoints });

it.each([
  ['a desktop', DESKTOP, 0],
  ['a Mac', MAC, 0],
  ['Firefox on Android', ANDROID_FIREFOX, 5],
])('lists what is accepted or can be fixed on %s', (_, userAgent, touchPoints) => {
  expect(attributeOn(userAgent, touchPoints)).toBe('image/png,.png,image/heic,.heic');
});

it('asks Chrome on Android for more than images, so that it offers its camera', () => {
  expect(attributeOn(ANDROID_CHROME, 5)).toMatch(
    /^image\/png,\.png,image\/heic,\.heic,application\/[\w-]+$/,
  );
});

it.each([
  ['an iPhone', IPHONE, 5],
  ['an iPad, which says that it is a Mac', MAC, 5],
])('leaves out HEIC on %s, which then converts it to JPEG', (_, userAgent, touchPoints) => {
  expect(attributeOn(userAgent, touchPoints)).toBe('image/png,.png');
});
