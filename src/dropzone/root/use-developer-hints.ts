import { useEffect, type RefObject } from 'react';
import { tellDeveloper } from '../../core/errors/developer-console.js';
import { misspelling, SETTING_NAMES } from '../../uploader/setting-names.js';

/** What the dropzone takes besides, except for the attributes of its element. */
export const PROP_NAMES = [
  'actionsRef',
  'children',
  'className',
  'classNames',
  'form',
  'labels',
  'name',
  'required',
  'toFormValue',
  'unstyled',
] as const;

/** A style sheet may come later than the component. */
const STYLES_TIMEOUT_MS = 3000;

/** Tells the developer of misspelled props and of a style sheet that is missing. */
export function useDeveloperHints(
  props: { readonly unstyled?: boolean | undefined },
  element: RefObject<HTMLElement | null>,
): void {
  const { unstyled = false } = props;
  useEffect(() => {
    tellDeveloper('props', () => {
      const given = Object.entries(props).filter(([name]) => !isAttribute(element.current, name));
      return misspelling('ImageUploadDropzone', Object.fromEntries(given), [
        ...SETTING_NAMES,
        ...PROP_NAMES,
      ]);
    });
  }, [element, props]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    tellDeveloper('style-sheet', () => {
      // Tests render components without their styles.
      if (unstyled || process.env.NODE_ENV === 'test') return undefined;
      timer = setTimeout(() => tellMissingStyles(element.current), STYLES_TIMEOUT_MS);
      return undefined;
    });
    return () => clearTimeout(timer);
  }, [element, unstyled]);
}

/** Whether an element has such an attribute or event: `onClick` is no misspelled `noClick`. */
function isAttribute(element: HTMLElement | null, name: string): boolean {
  if (element === null) return false;
  return name in element || name.replace(/Capture$/, '').toLowerCase() in element;
}

function tellMissingStyles(element: HTMLElement | null): void {
  tellDeveloper('style-sheet', () =>
    element === null || getComputedStyle(element).getPropertyValue('--iud-target') !== ''
      ? undefined
      : "The style sheet is missing. Import 'image-upload-dropzone/styles.css' once, or set `unstyled`.",
  );
}
