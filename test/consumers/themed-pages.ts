import { readFileSync } from 'node:fs';
import { LAYERED, SHEET, type ConsumerPage } from './pages.js';
import { tailwind } from './tailwind.js';

/** A page with the recipe in docs/theming.md for its design system. */
export interface ThemedPage extends ConsumerPage {
  /** The token that then sets the button's color. */
  readonly accent: string;
}

/** Returns every page with its own colors. */
export async function themedPages(): Promise<readonly ThemedPage[]> {
  return [
    {
      name: 'shadcn',
      styles: [
        await tailwind("@import 'tailwindcss';"),
        LAYERED,
        textOf('styles/shadcn.css'),
        recipeFor('shadcn/ui'),
      ],
      dark: { class: 'dark' },
      accent: '--primary',
    },
    {
      name: 'bootstrap-theme',
      styles: ['bootstrap/dist/css/bootstrap.css', SHEET, recipeFor('Bootstrap')],
      dark: { 'data-bs-theme': 'dark' },
      accent: '--bs-link-color',
    },
    {
      name: 'mui',
      styles: [SHEET, textOf('styles/mui.css'), recipeFor('MUI')],
      dark: { class: 'dark' },
      accent: '--mui-palette-primary-main',
    },
  ];
}

function textOf(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}

/** Returns the CSS that the docs recommend for a design system. */
function recipeFor(system: string): string {
  const blocks = textOf('../../docs/theming.md').matchAll(/```css\n([^]*?)```/g);
  const recipe = [...blocks].find(([, css]) => css!.startsWith(`/* ${system} */`))?.[1];
  if (recipe === undefined) throw new Error(`docs/theming.md has no recipe for ${system}.`);
  return recipe;
}
