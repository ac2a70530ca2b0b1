import { describe, expect, it } from 'vitest';
import { PACKS, packOf } from './packs.js';

describe.each(PACKS)('numbers in $tag', ({ labels, locale }) => {
  it('are written as Intl writes them', () => {
    // Arabic has short forms for only some units.
    const unitDisplay = locale.startsWith('ar') ? 'long' : 'short';
    const unit = { style: 'unit', unitDisplay, maximumFractionDigits: 1 } as const;
    const megabytes = new Intl.NumberFormat(locale, { ...unit, unit: 'megabyte' });
    const gigabytes = new Intl.NumberFormat(locale, { ...unit, unit: 'gigabyte' });
    const percents = new Intl.NumberFormat(locale, { style: 'percent' });
    const choices = new Intl.ListFormat(locale, { type: 'disjunction' });
    expect(labels.size(1_600_000)).toBe(plain(megabytes.format(1.6)));
    expect(labels.size(5e12)).toBe(plain(gigabytes.format(5000)));
    const state = { status: 'uploading', loaded: 1, total: 4, progress: 0.25 } as const;
    expect(labels.status(state, 'APIMart')).toBe(plain(percents.format(0.25)));
    const formats = labels.limits({ types: ['image/jpeg', 'image/png', 'image/gif'] });
    // Chinese puts spaces around Latin words, but Intl doesn't.
    expect(locale.startsWith('zh') ? formats.replace(' 或 ', '或') : formats).toBe(
      choices.format(['JPEG', 'PNG', 'GIF']),
    );
  });

  it('have one kind of space in any version of ICU', () => {
    const state = { status: 'uploading', loaded: 1, total: 4, progress: 0.25 } as const;
    const texts = [1, 999, 1000, 1.6e6, 5e12].map(labels.size);
    expect(texts.join('')).not.toMatch(/[\u00A0\u202F]/);
    expect(labels.status(state, '')).not.toMatch(/[\u00A0\u202F]/);
  });

  it('appear in the sentences', () => {
    const { errors, limits } = labels;
    expect(limits({ types: ['image/png'], maxBytes: 2_550_000 })).toContain(labels.size(2_500_000));
    expect(errors['file-too-large']({ limit: 2_500_000 })).toContain(labels.size(2_500_000));
    expect(errors['file-too-small']({ limit: 1000 })).toContain(labels.size(1000));
    expect(errors['too-many-files']({ limit: 12 })).toContain('12');
    const sides = errors['image-too-small']({ minWidth: 4000, minHeight: 3000 });
    expect(sides).toMatch(/4000.*3000/);
    expect(errors['image-too-large']({ maxHeight: 3000 })).toContain('3000');
    expect(errors['image-aspect-ratio']({ aspectRatio: '16:9' })).toContain('16:9');
    const types = ['image/jpeg', 'image/webp'];
    expect(errors['file-invalid-type']({ type: 'image/heic', types })).toMatch(/HEIC.*JPEG.*WebP/);
  });
});

describe('the words around a number', () => {
  it.each([
    ['de', '1,6 MB', 'JPEG oder PNG, bis zu 20 MB'],
    ['fr', '1,6 Mo', 'JPEG ou PNG, jusqu’à 20 Mo'],
    ['es', '1,6 MB', 'JPEG o PNG, hasta 20 MB'],
    ['pt-BR', '1,6 MB', 'JPEG ou PNG, até 20 MB'],
    ['ja', '1.6 MB', 'JPEGまたはPNG（20 MBまで）'],
    ['zh-CN', '1.6 MB', 'JPEG 或 PNG，不超过 20 MB'],
    ['ar', '1.6 ميغابايت', 'JPEG أو PNG، بحد أقصى 20 ميغابايت'],
  ])('suit the language %s', (tag, size, limits) => {
    const { labels } = packOf(tag);
    expect(labels.size(1_600_000)).toBe(size);
    expect(labels.limits({ types: ['image/jpeg', 'image/png'], maxBytes: 2e7 })).toBe(limits);
  });

  it.each([
    ['de', 'Zu klein: mindestens 800 px breit und 600 px hoch.'],
    ['fr', 'Trop petite\u00A0: au moins 800 px de large et 600 px de haut.'],
    ['es', 'Demasiado pequeña: como mínimo 800 px de ancho y 600 px de alto.'],
    ['pt-BR', 'Resolução muito baixa: no mínimo 800 px de largura e 600 px de altura.'],
    ['ja', '画像が小さすぎます。幅800 px、高さ600 px以上が必要です。'],
    ['zh-CN', '图片过小：至少需要宽度 800 像素和高度 600 像素。'],
    ['ar', 'الصورة صغيرة جدًا: العرض 800 بكسل والارتفاع 600 بكسل على الأقل.'],
  ])('join the sides of an image in the language %s', (tag, sentence) => {
    const params = { minWidth: 800, minHeight: 600 };
    expect(packOf(tag).labels.errors['image-too-small'](params)).toBe(sentence);
  });
});

function plain(text: string): string {
  return text.replace(/[\u00A0\u202F]/g, ' ');
}
