import { describe, expect, it } from 'vitest';
import { createCounter } from '../../src/locales/plurals.js';
import { PACKS, packOf } from './packs.js';
import { totalsOf } from './sentences.js';

type Table = Readonly<Record<string, string>>;

/** Returns every table of plural forms in the words, by its path. */
function tablesIn(words: object, path = ''): [string, Table][] {
  return Object.entries(words).flatMap(([key, value]): [string, Table][] => {
    if (typeof value !== 'object' || value === null) return [];
    return 'other' in value ? [[`${path}${key}`, value]] : tablesIn(value, `${path}${key}.`);
  });
}

/** How many forms of "uploading 3 images" differ. Arabic writes three of them alike. */
const DIFFERENT = { en: 2, de: 2, fr: 3, es: 3, 'pt-BR': 3, ja: 1, 'zh-CN': 1, ar: 4 };

/** What may be in braces besides the number. */
const FACTS: Record<string, readonly string[]> = {
  'announcement.uploading': ['percent'],
  'announcement.uploaded': ['done'],
  'summary.uploaded': ['done'],
};

describe.each(PACKS)('the plural forms in $tag', ({ locale, tag, words }) => {
  const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();

  it('are all found', () => {
    expect(tablesIn(words).map(([path]) => path)).toEqual([
      'dropImages',
      'seconds',
      'minutes',
      'announcement.uploading',
      'announcement.uploaded',
      'announcement.failed',
      'summary.uploaded',
      'summary.failed',
      'summary.rejected',
      'retryFailed',
      'errors.too-many-files.known',
    ]);
  });

  it.each(tablesIn(words))('are those of the language: %s', (_, table) => {
    expect(Object.keys(table).toSorted()).toEqual(pluralCategories.toSorted());
    expect(Object.values(table)).not.toContain('');
  });

  it.each(tablesIn(words))('use all known facts and no others: %s', (path, table) => {
    const known = ['count', ...(FACTS[path] ?? [])];
    for (const form of Object.values(table)) {
      const names = [...form.matchAll(/\{(.*?)\}/g)].map(([, name]) => name);
      expect(known).toEqual(expect.arrayContaining(names));
      for (const fact of FACTS[path] ?? []) expect(names).toContain(fact);
    }
  });

  it('differ as the language requires', () => {
    const forms = new Set(Object.values(words.announcement.uploading));
    expect(forms.size).toBe(DIFFERENT[tag as keyof typeof DIFFERENT]);
  });
});

describe('the announcement', () => {
  it.each([
    ['en', 1, 'Uploading 1 image, 50% done.', '1 of 1 image uploaded.'],
    ['en', 3, 'Uploading 3 images, 50% done.', '3 of 3 images uploaded.'],
    ['de', 1, '1 Bild wird hochgeladen, 50 % fertig.', '1 von 1 Bild hochgeladen.'],
    ['de', 11, '11 Bilder werden hochgeladen, 50 % fertig.', '11 von 11 Bildern hochgeladen.'],
    ['fr', 1, 'Envoi de 1 image en cours : 50 %.', 'Image envoyée : 1 sur 1.'],
    ['fr', 2, 'Envoi de 2 images en cours : 50 %.', 'Images envoyées : 2 sur 2.'],
    [
      'fr',
      1_000_000,
      'Envoi de 1000000 d’images en cours : 50 %.',
      'Images envoyées : 1000000 sur 1000000.',
    ],
    ['es', 1, 'Subiendo 1 imagen, 50 % completado.', '1 de 1 imagen subida.'],
    ['es', 100, 'Subiendo 100 imágenes, 50 % completado.', '100 de 100 imágenes subidas.'],
    ['pt-BR', 1, 'Enviando 1 imagem, 50% concluído.', '1 de 1 imagem enviada.'],
    ['pt-BR', 3, 'Enviando 3 imagens, 50% concluído.', '3 de 3 imagens enviadas.'],
    ['ja', 3, '3枚の画像をアップロード中、50%完了。', '3枚中3枚の画像をアップロードしました。'],
    ['zh-CN', 3, '正在上传 3 张图片，已完成 50%。', '已上传 3 张，共 3 张图片。'],
    ['ar', 1, 'جارٍ رفع صورة واحدة، اكتمل 50%.', 'تم رفع 1 من أصل صورة واحدة.'],
    ['ar', 2, 'جارٍ رفع صورتين، اكتمل 50%.', 'تم رفع 2 من أصل صورتين.'],
    ['ar', 3, 'جارٍ رفع 3 صور، اكتمل 50%.', 'تم رفع 3 من أصل 3 صور.'],
    ['ar', 11, 'جارٍ رفع 11 صورة، اكتمل 50%.', 'تم رفع 11 من أصل 11 صورة.'],
    ['ar', 100, 'جارٍ رفع 100 صورة، اكتمل 50%.', 'تم رفع 100 من أصل 100 صورة.'],
  ])('in %s counts %i', (tag, count, uploading, uploaded) => {
    const { announcement } = packOf(tag).labels;
    const busy = totalsOf(count, { active: count, progress: 0.5 });
    expect(visible(announcement(busy))).toBe(uploading);
    expect(visible(announcement(totalsOf(count)))).toBe(uploaded);
  });

  it.each([
    ['en', '0 of 1 image uploaded. 1 failed.'],
    ['de', '0 von 1 Bild hochgeladen. 1 fehlgeschlagen.'],
    ['fr', 'Image envoyée : 0 sur 1. 1 échec.'],
    ['es', '0 de 1 imagen subida. 1 fallida.'],
    ['pt-BR', '0 de 1 imagem enviada. 1 falhou.'],
    ['ja', '1枚中0枚の画像をアップロードしました。1枚は失敗しました。'],
    ['zh-CN', '已上传 0 张，共 1 张图片。1 张失败。'],
    ['ar', 'تم رفع 0 من أصل صورة واحدة. فشلت صورة واحدة.'],
  ])('in %s counts failures', (tag, text) => {
    expect(visible(packOf(tag).labels.announcement(totalsOf(1, { failed: 1 })))).toBe(text);
  });
});

describe('a time to wait', () => {
  it.each([
    [1, 'إعادة المحاولة بعد ثانية واحدة'],
    [2, 'إعادة المحاولة بعد ثانيتين'],
    [3, 'إعادة المحاولة بعد 3 ثوانٍ'],
    [11, 'إعادة المحاولة بعد 11 ثانية'],
    [100, 'إعادة المحاولة بعد 100 ثانية'],
    [120, 'إعادة المحاولة بعد دقيقتين'],
    [180, 'إعادة المحاولة بعد 3 دقائق'],
  ])('of %i s has the Arabic form for its number', (seconds, text) => {
    expect(packOf('ar').labels.again(seconds)).toBe(text);
  });
});

describe('a counter', () => {
  it('uses the general form for a category that the words lack', () => {
    const counted = createCounter('ar', String);
    expect(counted({ other: '{count} of {all}' }, 2, { all: '5' })).toBe('2 of 5');
  });

  it('leaves braces inside a fact unchanged', () => {
    const counted = createCounter('en', String);
    expect(counted({ other: '{name}: {count}' }, 2, { name: '{count} $&' })).toBe('{count} $&: 2');
  });
});

/** Removes the direction marks that Intl puts around signs, and uses plain spaces. */
function visible(text: string): string {
  return text.replace(/[\u200E\u200F\u061C]/g, '').replace(/\u00A0/g, ' ');
}
