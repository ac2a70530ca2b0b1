import { useEffect, type RefObject } from 'react';
import { tellDeveloper } from '../core/developer-console.js';
import { misspelling, SETTING_NAMES } from '../react/setting-names.js';

/** What the dropzone takes besides, but for the attributes of any element. */
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
    tellDeveloper('props', () =>
      misspelling('ImageUploadDropzone', props, [...SETTING_NAMES, ...PROP_NAMES]),
    );
  }, [props]);
  useEffect(() => {
    tellDeveloper('style-sheet', () => {
      // Tests render components without their styles.
      if (unstyled || process.env.NODE_ENV === 'test') return undefined;
      setTimeout(() => tellMissingStyles(element.current), STYLES_TIMEOUT_MS);
      return undefined;
    });
  }, [element, unstyled]);
}

function tellMissingStyles(element: HTMLElement | null): void {
  tellDeveloper('style-sheet', () =>
    element === null || getComputedStyle(element).getPropertyValue('--iud-target') !== ''
      ? undefined
      : "The style sheet is missing. Import 'image-upload-dropzone/styles.css' once, or set `unstyled`.",
  );
}
