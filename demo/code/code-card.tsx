import { useState } from 'react';
import { panelId, tabId, Tabs } from '../controls/tabs.js';
import { pageCode, serverCode, type Snippet } from './page-code.js';
import './code.css';

/** The code of what is seen, for the page and for the server. */
export function CodeCard(snippet: Snippet) {
  const { name } = snippet;
  const tabs = [
    { id: `${name}-page`, label: 'Your page' },
    { id: `${name}-server`, label: 'Your server' },
  ];
  const [selected, setSelected] = useState(tabs[0]!.id);
  const code = selected === tabs[0]!.id ? pageCode(snippet) : serverCode(snippet);
  const [copied, setCopied] = useState<string>();

  return (
    <section aria-label="Code">
      <header>
        <Tabs label="Code" tabs={tabs} selected={selected} onSelect={setSelected} />
        <button
          type="button"
          onClick={() => void navigator.clipboard.writeText(code).then(() => setCopied(code))}
        >
          <span aria-live="polite">{copied === code ? 'Copied' : 'Copy'}</span>
        </button>
      </header>
      {tabs.map(({ id }) => (
        <pre
          key={id}
          role="tabpanel"
          id={panelId(id)}
          aria-labelledby={tabId(id)}
          hidden={id !== selected}
          // A narrow window scrolls it, by key as well.
          tabIndex={0}
        >
          {id === selected && <code>{highlighted(code)}</code>}
        </pre>
      ))}
    </section>
  );
}

const TOKENS = /('[^'\n]*'|"[^"\n]*")|(\b(?:import|from|export|const)\b)|(\/\/.*)/g;
const KINDS = [undefined, 'text', 'word', 'comment'];

function highlighted(code: string) {
  let end = 0;
  const pieces = [...code.matchAll(TOKENS)].flatMap((match) => {
    const [token] = match;
    const kind = KINDS[match.findIndex((group, at) => at > 0 && group !== undefined)];
    const before = code.slice(end, match.index);
    end = match.index + token.length;
    return [
      before,
      <span key={match.index} data-token={kind}>
        {token}
      </span>,
    ];
  });
  return [...pieces, code.slice(end)];
}
