import { useEffect, useState } from 'react';
import { Choice } from './controls/choice.js';
import { LANGUAGE_NAMES, type Language } from './languages.js';
import type { Layout } from './stage/stage.js';

const THEMES = { 'light dark': 'System', light: 'Light', dark: 'Dark' };
const DIRECTIONS = { ltr: 'LTR', rtl: 'RTL' };
const LAYOUTS = { list: 'List', grid: 'Grid' };

interface PageHeaderProps {
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly layout: Layout;
  readonly onLayout: (layout: Layout) => void;
}

/** What this page is, and how it looks. */
export function PageHeader({ language, layout, onLanguage, onLayout }: PageHeaderProps) {
  const [theme, setTheme] = useState<keyof typeof THEMES>('light dark');
  const [direction, setDirection] = useState<keyof typeof DIRECTIONS>('ltr');

  useEffect(() => {
    document.documentElement.style.colorScheme = theme;
    document.documentElement.dir = direction;
  }, [theme, direction]);

  return (
    <header className="page-header">
      <h1>image-upload-dropzone</h1>
      <div className="looks">
        <Choice legend="Theme" options={THEMES} value={theme} onChange={setTheme} />
        <Choice legend="Layout" options={LAYOUTS} value={layout} onChange={onLayout} />
        <Choice legend="Direction" options={DIRECTIONS} value={direction} onChange={setDirection} />
        <label>
          <span className="heard">Language</span>
          <select
            value={language}
            onChange={({ target }) => {
              const next = target.value as Language;
              onLanguage(next);
              setDirection(next === 'ar' ? 'rtl' : 'ltr');
            }}
          >
            {Object.entries(LANGUAGE_NAMES).map(([tag, name]) => (
              <option key={tag} value={tag} lang={tag}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p>
        Your users’ images go to an AI image service, and your API keys stay on your server. Drop a
        photo, and watch it travel.
      </p>
    </header>
  );
}
