import { useEffect, type RefObject } from 'react';
import { tellDeveloper } from '../../core/errors/developer-console.js';
import { misspelling, SETTING_NAMES } from '../../uploader/setting-names.js';

/** The names of the dropzone's props other than its settings and the attributes of its element. */
export const PROP_NAMES = [
  'actionsRef',
  'children',
  'className',
  'classNames',
  'description',
  'dropTarget',
  'form',
  'label',
  'labels',
  'largerView',
  'layout',
  'name',
  'required',
  'sortable',
  'toFormValue',
  'unstyled',
] as const;

/** The style sheet may load after the component. */
const STYLES_TIMEOUT_MS = 3000;

/** Reports misspelled props and a missing style sheet to the developer. */
export function useDeveloperHints(
  props: { readonly unstyled?: boolean | undefined },
  element: RefObject<HTMLElement | null>,
): void {
  const { unstyled = false } = props;
  useEffect(() => {
    try {
      if (process.env.NODE_ENV !== 'production')
        tellDeveloper('props', () => {
          const given = Object.entries(props).filter(
            ([name]) => !isAttribute(element.current, name),
          );
          return misspelling('ImageUploadDropzone', Object.fromEntries(given), [
            ...SETTING_NAMES,
            ...PROP_NAMES,
          ]);
        });
    } catch {}
  }, [element, props]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      if (process.env.NODE_ENV !== 'production')
        tellDeveloper('style-sheet', () => {
          // Tests render components without styles.
          if (unstyled || process.env.NODE_ENV === 'test') return undefined;
          timer = setTimeout(() => tellMissingStyles(element.current), STYLES_TIMEOUT_MS);
          return undefined;
        });
    } catch {}
    return () => clearTimeout(timer);
  }, [element, unstyled]);
}

/** Whether a prop is an attribute or event of an element: `onClick` isn't a misspelled `noClick`. */
function isAttribute(element: HTMLElement | null, name: string): boolean {
  if (element === null) return false;
  return name in element || name.replace(/Capture$/, '').toLowerCase() in element;
}

function tellMissingStyles(element: HTMLElement | null): void {
  try {
    if (process.env.NODE_ENV !== 'production')
      tellDeveloper('style-sheet', () =>
        element === null || getComputedStyle(element).getPropertyValue('--iud-target') !== ''
          ? undefined
          : "The style sheet is missing. Import 'image-upload-dropzone/styles.css' once, or set `unstyled`.",
      );
  } catch {}
}
