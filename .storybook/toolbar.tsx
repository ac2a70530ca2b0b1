import type { Decorator, Preview } from '@storybook/react-vite';
import { ar } from '../src/locales/ar.js';
import { de } from '../src/locales/de.js';
import { en } from '../src/locales/en.js';
import { es } from '../src/locales/es.js';
import { fr } from '../src/locales/fr.js';
import { ja } from '../src/locales/ja.js';
import { ptBR } from '../src/locales/pt-BR.js';
import { zhCN } from '../src/locales/zh-CN.js';

const PACKS = { en, ar, de, es, fr, ja, 'pt-BR': ptBR, 'zh-CN': zhCN };

/** What the toolbar starts with: the system's theme, left to right, English. */
export const initialGlobals = { theme: 'light dark', direction: 'ltr', language: 'en' };

/** The menus of the toolbar. */
export const globalTypes: NonNullable<Preview['globalTypes']> = {
  theme: {
    toolbar: {
      title: 'Theme',
      icon: 'mirror',
      items: [
        { value: 'light dark', title: 'System' },
        { value: 'light', title: 'Light' },
        { value: 'dark', title: 'Dark' },
      ],
      dynamicTitle: true,
    },
  },
  direction: {
    toolbar: {
      title: 'Direction',
      icon: 'transfer',
      items: [
        { value: 'ltr', title: 'Left to right' },
        { value: 'rtl', title: 'Right to left' },
      ],
      dynamicTitle: true,
    },
  },
  language: {
    toolbar: { title: 'Language', icon: 'globe', items: Object.keys(PACKS), dynamicTitle: true },
  },
};

/** Shows a story in the theme, direction and language of the toolbar. */
export const withToolbar: Decorator = (Story, { args, globals }) => {
  const { direction, language, theme } = globals as typeof initialGlobals;
  const page = document.documentElement;
  page.dir = direction;
  page.lang = language;
  page.style.colorScheme = theme;
  const isOurs = 'provider' in args && language !== 'en';
  const labels = PACKS[language as keyof typeof PACKS];
  return isOurs ? <Story args={{ labels, ...args }} /> : <Story />;
};
