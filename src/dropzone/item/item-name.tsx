'use client';
import { useImageUploadContext } from '../context.js';

/** Characters that fit in any row. */
const SHORT = 14;
/** Characters at the end of a long name that are always shown, usually a number and the extension. */
const END = 9;

/**
 * A file's name, cut in the middle if it is too long, so that its extension stays visible. The
 * element's text and its tooltip are the whole name. Renders a `<span>`.
 */
export function ItemName({ name }: { readonly name: string }) {
  const { classNames } = useImageUploadContext('ItemName');
  const [start, end] = cut(name);
  return (
    <span data-slot="name" className={classNames.name} title={name} dir="auto">
      {end === '' ? (
        name
      ) : (
        <>
          <span>{start}</span>
          <span>{end}</span>
        </>
      )}
    </span>
  );
}

/** Splits a long name in two, never within an accented letter or an emoji. */
function cut(name: string): readonly [start: string, end: string] {
  if (name.length <= SHORT) return [name, ''];
  const letters = lettersOf(name);
  return [letters.slice(0, -END).join(''), letters.slice(-END).join('')];
}

function lettersOf(text: string): readonly string[] {
  if (typeof Intl.Segmenter !== 'function') return Array.from(text);
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}
