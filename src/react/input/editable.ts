/**
 * Returns the text field that an element is or is inside of, if any. Doesn't use
 * `instanceof` because elements of another frame have other classes.
 */
export function editableOf(target: EventTarget | null | undefined): HTMLElement | undefined {
  if (target === null || target === undefined || !('closest' in target)) return undefined;
  const element = target as HTMLElement;
  if (element.isContentEditable) return element;
  const field = element.closest<HTMLInputElement>('input, textarea, select');
  return field === null || (field.localName === 'input' && TEXTLESS.has(field.type))
    ? undefined
    : field;
}

const TEXTLESS = new Set([
  'button',
  'checkbox',
  'file',
  'image',
  'radio',
  'range',
  'reset',
  'submit',
]);
