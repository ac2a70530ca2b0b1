import type { Locator } from 'playwright';

/** Properties that resets and frameworks often set with a visible effect. */
const PROPERTIES = [
  'align-items',
  'align-self',
  'background-clip',
  'background-color',
  'background-image',
  'block-size',
  'border-block-end-color',
  'border-block-end-width',
  'border-block-start-color',
  'border-block-start-style',
  'border-block-start-width',
  'border-inline-end-width',
  'border-inline-start-width',
  'border-start-start-radius',
  'border-end-end-radius',
  'box-shadow',
  'box-sizing',
  'color',
  'column-gap',
  'cursor',
  'display',
  'fill',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'grid-template-columns',
  'inline-size',
  'justify-content',
  'justify-items',
  'letter-spacing',
  'line-height',
  'list-style-type',
  'margin-block-end',
  'margin-block-start',
  'margin-inline-end',
  'margin-inline-start',
  'min-block-size',
  'min-inline-size',
  'object-fit',
  'opacity',
  'overflow-x',
  'padding-block-end',
  'padding-block-start',
  'padding-inline-end',
  'padding-inline-start',
  'row-gap',
  'stroke',
  'stroke-width',
  'text-align',
  'text-decoration-line',
  'text-indent',
  'text-shadow',
  'text-transform',
  'transform',
  'visibility',
  'white-space',
  'word-spacing',
] as const;

/** Computed values by property for each slot; names of slots in a row start with its status. */
export type Look = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Returns the look of each slot of a dropzone, using the first of several with the same name. */
export function readLook(dropzone: Locator): Promise<Look> {
  return dropzone.evaluate((root, properties) => {
    const look: Record<string, Record<string, string>> = {};
    const read = (element: Element) => {
      const style = getComputedStyle(element);
      const values = properties.map((name) => [name, style.getPropertyValue(name)] as const);
      const hasBorder = style.borderBlockStartWidth !== '0px';
      // A border without a width is invisible, no matter its style.
      return Object.fromEntries(
        values.filter(([name]) => hasBorder || name !== 'border-block-start-style'),
      );
    };
    // The input is never visible.
    for (const element of [
      root,
      ...root.querySelectorAll('[data-slot]:not([data-slot="input"])'),
    ]) {
      const status = element.closest('[data-status]')?.getAttribute('data-status');
      const name = [status, element.getAttribute('data-slot')].filter(Boolean).join(' ');
      look[name] ??= read(element);
    }
    return look;
  }, PROPERTIES);
}

/** Returns the differences between two looks, one line per value. */
export function differences(look: Look, other: Look): string[] {
  const slots = new Set([...Object.keys(look), ...Object.keys(other)]);
  return [...slots].flatMap((slot) =>
    PROPERTIES.filter((name) => look[slot]?.[name] !== other[slot]?.[name]).map(
      (name) => `${slot} ${name}: ${look[slot]?.[name]}, not ${other[slot]?.[name]}`,
    ),
  );
}

/** The contrast of two colors that must be distinguishable. */
export interface Contrast {
  readonly what: string;
  readonly ratio: number;
  readonly least: number;
}

/** Returns the contrasts of each text, the zone's outline and each progress bar. */
export function readContrasts(dropzone: Locator): Promise<Contrast[]> {
  return dropzone.evaluate((root) => {
    const context = Object.assign(document.createElement('canvas'), {
      width: 1,
      height: 1,
    }).getContext('2d', { willReadFrequently: true })!;
    /** Returns the color that results from stacking these colors, the lowest first. */
    const blend = (colors: readonly string[]) => {
      for (const color of colors) {
        context.fillStyle = color;
        context.fillRect(0, 0, 1, 1);
      }
      return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const probe = document.documentElement.appendChild(document.createElement('div'));
    probe.style.background = 'Canvas';
    const canvas = getComputedStyle(probe).backgroundColor;
    probe.remove();
    const behind = (element: Element | null): string[] =>
      element === null
        ? [canvas]
        : [...behind(element.parentElement), getComputedStyle(element).backgroundColor];
    const luminance = (rgb: readonly number[]) => {
      const [red, green, blue] = rgb.map((value) => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
    };
    const contrast = (one: readonly string[], other: readonly string[]) => {
      const [low, high] = [luminance(blend(one)), luminance(blend(other))].toSorted(
        (a, b) => a - b,
      );
      return (high! + 0.05) / (low! + 0.05);
    };

    const found: { what: string; ratio: number; least: number }[] = [];
    for (const element of root.querySelectorAll('[data-slot]')) {
      const slot = element.getAttribute('data-slot')!;
      const status = element.closest('[data-status]')?.getAttribute('data-status');
      const what = [status, slot].filter(Boolean).join(' ');
      const style = getComputedStyle(element);
      const ground = behind(element);
      const hasText = [...element.childNodes].some(
        ({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent!.trim() !== '',
      );
      if (slot === 'announcer' || slot === 'input') continue;
      if (hasText) {
        found.push({ what, ratio: contrast(ground, [...ground, style.color]), least: 4.5 });
      }
      if (slot === 'zone') {
        const page = behind(element.parentElement);
        const edge = contrast(page, [...page, style.borderTopColor]);
        found.push({ what: 'outline of the zone', ratio: edge, least: 3 });
      }
      if (slot === 'icon') {
        found.push({ what, ratio: contrast(ground, [...ground, style.stroke]), least: 3 });
      }
      if (slot === 'progress') {
        const accent = style.getPropertyValue('accent-color');
        found.push({ what, ratio: contrast(ground, [...ground, accent]), least: 3 });
      }
    }
    return found;
  });
}
