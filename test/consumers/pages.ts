import { tailwind } from './tailwind.js';

/** A page of an app: its imports, and how it becomes dark. */
export interface ConsumerPage {
  readonly name: string;
  /** In the order of the page's import statements. A string with braces is the app's own CSS. */
  readonly styles: readonly string[];
  /** The attributes of its `<html>` when it is dark; without any, it follows the system. */
  readonly dark: Readonly<Record<string, string>>;
  /** Utilities of its framework equivalent to `.own`. */
  readonly utilities?: string;
  /** The component it shows; by default, the same dropzone twice. */
  readonly component?: 'Looks' | 'Places';
}

export const SHEET = 'image-upload-dropzone/styles.css';
export const LAYERED = 'image-upload-dropzone/styles.layered.css';

/** The class that an app puts on every slot. */
const OWN = `.own {
  margin: 7px;
  padding: 3px;
  border-radius: 9px;
  background-color: rgb(250, 250, 1);
  color: rgb(1, 2, 3);
}`;
const UTILITIES = 'm-[7px] p-[3px] rounded-[9px] bg-[rgb(250,250,1)] text-[rgb(1,2,3)]';

/** The page with no other style sheet than the browser's. */
export const BARE: ConsumerPage = {
  name: 'bare',
  styles: [SHEET, OWN],
  dark: { style: 'color-scheme: dark' },
};

/** The page with dropzones in containers that are as wide as their content. */
export const PLACES: ConsumerPage = {
  name: 'places',
  styles: [SHEET],
  dark: {},
  component: 'Places',
};

/** Returns every page that must look like the bare one. */
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
