import type { Callback, Exchange, Leg, Message, Outcome, WireEntry } from './wire-log.js';

const LEGS: Readonly<Record<Leg, readonly [from: string, to: string]>> = {
  'page-proxy': ['Page', 'proxy'],
  'page-storage': ['Page', 'storage'],
  'proxy-vendor': ['Proxy', 'vendor'],
};

/** A request with its answer, or a call of a callback. */
export function WireRow({ entry }: { readonly entry: WireEntry }) {
  return entry.kind === 'callback' ? <CallbackRow entry={entry} /> : <ExchangeRow entry={entry} />;
}

function ExchangeRow({ entry }: { readonly entry: Exchange }) {
  const { file, leg, method, outcome, request, url } = entry;
  const [from, to] = LEGS[leg];
  return (
    <li data-leg={leg}>
      <details>
        <summary>
          <span className="wire-leg">
            {from} <span aria-hidden="true">→</span> <span className="heard">to</span> {to}
          </span>
          <OutcomeBadge outcome={outcome} />
          <code>
            <b>{method}</b> {shortened(url)}
          </code>
          {file !== undefined && <span className="wire-file">{file}</span>}
        </summary>
        <MessageText title="Request" {...request} />
        {outcome.state === 'answered' && <MessageText title="Answer" {...outcome.message} />}
        {outcome.state === 'failed' && <p className="wire-why">{outcome.why}.</p>}
      </details>
    </li>
  );
}

function CallbackRow({ entry: { argument, file, name } }: { readonly entry: Callback }) {
  return (
    <li data-leg="callback">
      <div className="wire-callback">
        <span className="wire-leg">Your app</span>
        <code>
          <b>{name}</b>({argument})
        </code>
        {file !== undefined && <span className="wire-file">{file}</span>}
      </div>
    </li>
  );
}

function OutcomeBadge({ outcome }: { readonly outcome: Outcome }) {
  if (outcome.state === 'pending') return <span className="wire-outcome">…</span>;
  if (outcome.state === 'failed') {
    return (
      <span className="wire-outcome" data-state="bad">
        no answer
      </span>
    );
  }
  const { ms, status } = outcome;
  return (
    <span className="wire-outcome" data-state={status < 400 ? 'good' : 'bad'}>
      {status} · {ms} ms
    </span>
  );
}

function MessageText({ body, headers, title }: Message & { readonly title: string }) {
  return (
    <div className="wire-message">
      <h3>{title}</h3>
      <pre>
        {headers.map(([name, value]) => (
          <span key={name}>
            <i>{name}:</i> {value}
            {'\n'}
          </span>
        ))}
        {body !== '' && `\n${body}`}
      </pre>
    </div>
  );
}

/** Storage URLs are long, and most of them is a signature. */
function shortened(url: string): string {
  if (!URL.canParse(url)) return url;
  const { host, pathname, search } = new URL(url);
  return host + pathname + (search && '?…');
}
