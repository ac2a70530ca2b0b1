import { useEffect, useRef, useSyncExternalStore } from 'react';
import { WireRow } from './wire-row.js';
import type { WireLog } from './wire-log.js';
import './wire.css';

const STEPS = [
  'The page sends bytes and an idempotency key. It holds no API key.',
  'The token proxy adds the key and streams to the vendor.',
  'The answer comes back, and a callback of your app is called.',
];

/** How far from its end a list still counts as read to the end, in pixels. */
const NEAR_END = 40;

/** What happens between page, proxy, vendor and app, while it happens. */
export function WirePanel({ log }: { readonly log: WireLog }) {
  const entries = useSyncExternalStore(log.subscribe, log.read, log.read);
  const list = useRef<HTMLOListElement>(null);
  const isAtEnd = useRef(true);

  useEffect(() => {
    const element = list.current;
    if (element !== null && isAtEnd.current) element.scrollTop = element.scrollHeight;
  });

  return (
    <section className="wire" aria-label="On the wire">
      <header>
        <h2>On the wire</h2>
        {entries.length > 0 && (
          <button type="button" onClick={log.clear}>
            Clear
          </button>
        )}
      </header>
      {entries.length === 0 ? (
        <ol className="wire-steps">
          {STEPS.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      ) : (
        <ol
          ref={list}
          className="wire-list"
          onScroll={({ currentTarget: { clientHeight, scrollHeight, scrollTop } }) => {
            isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END;
          }}
        >
          {entries.map((entry) => (
            <WireRow key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
    </section>
  );
}
