import { describe, expect, it } from 'vitest';
import type { UploadErrorParams } from '../../src/core/errors/upload-error.js';
import { en } from '../../src/locales/en.js';
import { PACKS, packOf } from './packs.js';
import { CODES, sentencesOf, STATES, totalsOf } from './sentences.js';

const english = sentencesOf(en);
/** Marks and digits, which are the same in many languages. */
const WITHOUT_WORDS = /^[\d\s%.,:]*$/;

/** What a sentence shows if a piece of it is missing. */
const TORN = /undefined|null|NaN|\[object|[{}#]| {2}|function| [.,。、，]/;

describe.each(PACKS)('the labels in $tag', ({ labels }) => {
  it('match the English ones in number and kind', () => {
    const kinds = (of: object) =>
      Object.fromEntries(Object.entries(of).map(([key, value]) => [key, typeof value]));
    expect(kinds(labels)).toEqual(kinds(en));
    expect(kinds(labels.errors)).toEqual(Object.fromEntries(CODES.map((c) => [c, 'function'])));
  });

  it('are complete', () => {
    const broken = [...sentencesOf(labels)].filter(
      ([, sentence]) => !/^\S.*\S$/.test(sentence) || TORN.test(sentence),
    );
    expect(broken).toEqual([]);
  });

  it('end every error sentence with a period', () => {
    const open = CODES.filter((code) => !/[.。]$/.test(labels.errors[code]({})));
    expect(open).toEqual([]);
  });

  it('distinguish the states', () => {
    const { 'expired URL': expired, 'queued for a person': queued, ...others } = STATES;
    const texts = Object.values(others).map((state) => labels.status(state, 'APIMart'));
    expect(new Set(texts).size).toBe(texts.length);
    // Not "may have arrived": such a file hasn't.
    expect(labels.status(expired!, 'APIMart')).toBe(labels.status(others['failed']!, 'APIMart'));
    expect(labels.status(queued!, 'APIMart')).toBe(labels.status(others['queued']!, 'APIMart'));
  });

  it('name the provider while it processes an image', () => {
    expect(labels.status({ status: 'processing', progress: 0.99 }, 'APIMart')).toContain('APIMart');
  });

  it('distinguish an expired upload URL from a lost upload', () => {
    const lost = labels.errors['outcome-unknown']({});
    expect(labels.errors['outcome-unknown']({ reason: 'url-expired' })).not.toBe(lost);
  });

  it('say what answered instead of the proxy, and that the upload may have arrived', () => {
    const unknown = (params: UploadErrorParams) => labels.errors['outcome-unknown'](params);
    const reasons = ['page', 'redirected', 'gateway', 'no-endpoint'];
    const sentences = reasons.map((reason) => labels.errors['not-a-proxy']({ reason }));
    expect(new Set(sentences).size).toBe(reasons.length);
    for (const [index, reason] of reasons.entries()) {
      const both = unknown({ cause: 'not-a-proxy', reason });
      expect(both.startsWith(sentences[index]!)).toBe(true);
      expect(both.length).toBeGreaterThan(sentences[index]!.length + 10);
    }
    expect(unknown({ cause: 'bad-response' })).not.toBe(unknown({ cause: 'network' }));
    expect(unknown({ cause: 'network' })).toBe(unknown({}));
  });

  it('say why a file could not be fixed', () => {
    const sentence = labels.errors['file-too-large']({ limit: 1000 });
    const because = labels.errors['file-too-large']({ limit: 1000, reason: 'animated' });
    expect(because.startsWith(sentence)).toBe(true);
    expect(because.length).toBeGreaterThan(sentence.length + 5);
  });

  it('say nothing if there are no images', () => {
    expect(labels.announcement(totalsOf(0))).toBe('');
    expect(labels.summary(totalsOf(0))).toBe('');
  });

  it('mention failures only if there are some', () => {
    const oneFailed = totalsOf(3, { failed: 1, succeeded: 3 });
    for (const say of [labels.announcement, labels.summary]) {
      expect(say(oneFailed).startsWith(say(totalsOf(3)))).toBe(true);
      expect(say(oneFailed).length).toBeGreaterThan(say(totalsOf(3)).length);
    }
  });
});

describe('a language', () => {
  it.each(PACKS.filter(({ labels }) => labels !== en))(
    'never falls back to English: $tag',
    ({ labels, tag }) => {
      const same = [...sentencesOf(labels)].filter(
        ([about, sentence]) => sentence === english.get(about) && !WITHOUT_WORDS.test(sentence),
      );
      // "Images" is also French.
      expect(same.map(([about]) => about)).toEqual(tag === 'fr' ? ['list'] : []);
    },
  );
});

describe('a time', () => {
  it.each([
    [1, 'retrying in 1 s'],
    [119, 'retrying in 119 s'],
    [120, 'retrying in 2 min'],
    [121, 'retrying in 2 min'],
    // A moment more doesn't add a sixth minute.
    [301, 'retrying in 5 min'],
  ])('of %i s to wait is counted down', (seconds, text) => {
    expect(en.again(seconds)).toBe(text);
  });

  it.each([
    [0, 'about 5 s left'],
    [10, 'about 10 s left'],
    [11.2, 'about 15 s left'],
    [54, 'about 55 s left'],
    [56, 'about 1 min left'],
    [89, 'about 1 min left'],
    [90, 'about 2 min left'],
    [3600, 'about 60 min left'],
  ])('of %d s left is shown in rough steps', (seconds, text) => {
    expect(en.remaining(seconds)).toBe(text);
  });
});

describe('the summary', () => {
  it('is one line', () => {
    const some = totalsOf(12, { succeeded: 3 });
    expect(en.summary(some)).toBe('3 of 12 uploaded');
    expect(en.summary({ ...some, failed: 2 })).toBe('3 of 12 uploaded, 2 failed');
    expect(en.summary({ ...some, failed: 2, rejected: 1 })).toBe(
      '3 of 12 uploaded, 2 failed, 1 not accepted',
    );
    expect(en.summary(totalsOf(0, { rejected: 2 }))).toBe('2 not accepted');
    expect(packOf('ja').labels.summary({ ...some, failed: 2 })).toBe(
      '12枚中3枚をアップロード済み、2枚が失敗',
    );
  });

  it('comes with actions that count their images', () => {
    expect(en.dropImages(1)).toBe('Drop 1 image');
    expect(en.dropImages(6)).toBe('Drop 6 images');
    expect(en.retryFailed(1)).toBe('Retry 1 failed');
    expect(en.retryFailed(3)).toBe('Retry 3 failed');
  });
});
