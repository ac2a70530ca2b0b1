import { tailwind } from './tailwind.js';

/** A page of an app: what it imports, and how it turns dark. */
export interface ConsumerPage {
  readonly name: string;
  /** In the order of the page's own import statements. A text with braces is a file of the app's own. */
  readonly styles: readonly string[];
  /** The attributes of its `<html>` when it is dark; without any it follows the system. */
  readonly dark: Readonly<Record<string, string>>;
  /** Utilities of its framework that do what `.own` does. */
  readonly utilities?: string;
  /** What it shows; the same dropzone twice unless it says otherwise. */
  readonly component?: 'Looks' | 'Places';
}

export const SHEET = 'image-upload-dropzone/styles.css';
export const LAYERED = 'image-upload-dropzone/styles.layered.css';

/** Classes that an app puts on every slot, each in the one way that its page has. */
const OWN = `.own {
  margin: 7px;
  padding: 3px;
  border-radius: 9px;
  background-color: rgb(250, 250, 1);
  color: rgb(1, 2, 3);
}`;
const UTILITIES = 'm-[7px] p-[3px] rounded-[9px] bg-[rgb(250,250,1)] text-[rgb(1,2,3)]';

/** Where the browser's own sheet is the only other one. */
export const BARE: ConsumerPage = {
  name: 'bare',
  styles: [SHEET, OWN],
  dark: { style: 'color-scheme: dark' },
};

/** Where the dropzone has places as wide as what is in them. */
export const PLACES: ConsumerPage = {
  name: 'places',
  styles: [SHEET],
  dark: {},
  component: 'Places',
};

/** Every page that has to look like the bare one. */
export async function dressedPages(): Promise<readonly ConsumerPage[]> {
  const all = await tailwind("@import 'tailwindcss';", UTILITIES.split(' '));
  const preflight = await tailwind("@import 'tailwindcss/preflight.css';");
  const utilities = await tailwind(
    "@import 'tailwindcss/theme.css' theme(reference); @import 'tailwindcss/utilities.css';",
    UTILITIES.split(' '),
  );
  return [
    {
      name: 'dark-class',
      styles: [SHEET, `.dark { color-scheme: dark }\n${OWN}`],
      dark: { class: 'dark' },
    },
    { name: 'system', styles: [SHEET, `:root { color-scheme: light dark }\n${OWN}`], dark: {} },
    {
      name: 'bootstrap',
      styles: ['bootstrap/dist/css/bootstrap.css', SHEET, OWN],
      dark: { 'data-bs-theme': 'dark' },
    },
    {
      name: 'pico',
      styles: ['@picocss/pico/css/pico.css', SHEET, OWN],
      dark: { 'data-theme': 'dark' },
    },
    {
      name: 'antd',
      styles: ['./antd-reset.css', SHEET, OWN],
      dark: { style: 'color-scheme: dark' },
    },
    {
      name: 'normalize',
      styles: ['modern-normalize/modern-normalize.css', SHEET, OWN],
      dark: { style: 'color-scheme: dark' },
    },
    {
      name: 'preflight',
      styles: [preflight, SHEET, `${utilities}\n${OWN}`],
      dark: { style: 'color-scheme: dark' },
      utilities: UTILITIES,
    },
    {
      name: 'tailwind',
      styles: [all, LAYERED, OWN],
      dark: { style: 'color-scheme: dark' },
      utilities: UTILITIES,
    },
    {
      name: 'tailwind-after',
      styles: [LAYERED, all, OWN],
      dark: { style: 'color-scheme: dark' },
      utilities: UTILITIES,
    },
  ];
}
