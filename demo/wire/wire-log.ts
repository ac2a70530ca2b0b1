/** Between whom a request travels. */
export type Leg = 'page-proxy' | 'page-storage' | 'proxy-vendor';

/** Headers and body, as the panel shows them. */
export interface Message {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

export type Outcome =
  | { readonly state: 'pending' }
  | {
      readonly state: 'answered';
      readonly ms: number;
      readonly status: number;
      readonly message: Message;
    }
  | { readonly state: 'failed'; readonly ms: number; readonly why: string };

export interface Exchange {
  readonly kind: 'exchange';
  readonly id: number;
  /** When it began, in milliseconds since 1970. */
  readonly at: number;
  readonly leg: Leg;
  readonly method: string;
  readonly url: string;
  /** The name of the file that it is about, if known. */
  readonly file: string | undefined;
  readonly request: Message;
  readonly outcome: Outcome;
}

/** A call of one of the dropzone's callbacks. */
export interface Callback {
  readonly kind: 'callback';
  readonly id: number;
  readonly at: number;
  readonly name: string;
  readonly file: string | undefined;
  readonly argument: string;
}

export type WireEntry = Exchange | Callback;

export type NewExchange = Pick<Exchange, 'leg' | 'method' | 'url' | 'file' | 'request'>;

/** What happened between page, proxy, vendor and app, oldest first, for `useSyncExternalStore`. */
export interface WireLog {
  readonly read: () => readonly WireEntry[];
  readonly subscribe: (listener: () => void) => () => void;
  /** Notes a request, and returns how to note what became of it. */
  readonly begin: (
    exchange: NewExchange,
    at?: number,
  ) => (outcome: NewOutcome, at?: number) => void;
  readonly called: (callback: Omit<Callback, 'kind' | 'id' | 'at'>) => void;
  readonly clear: () => void;
}

type NewOutcome =
  | { readonly state: 'answered'; readonly status: number; readonly message: Message }
  | { readonly state: 'failed'; readonly why: string };

/** More than anybody reads, and little enough to render. */
const MOST_ENTRIES = 80;

export function createWireLog(): WireLog {
  let entries: readonly WireEntry[] = [];
  let lastId = 0;
  const listeners = new Set<() => void>();
  const update = (next: readonly WireEntry[]) => {
    entries = next.slice(-MOST_ENTRIES);
    for (const listener of listeners) listener();
  };
  const nextId = () => (lastId += 1);
  // The proxy's requests are heard of late.
  const insert = (entry: WireEntry) =>
    update([...entries, entry].toSorted((one, other) => one.at - other.at));

  return {
    read: () => entries,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    begin(exchange, at = Date.now()) {
      const id = nextId();
      insert({ kind: 'exchange', id, at, ...exchange, outcome: { state: 'pending' } });
      return (told, endedAt = Date.now()) => {
        const outcome = { ...told, ms: endedAt - at };
        const place = entries.findIndex((entry) => entry.id === id);
        const entry = entries[place];
        if (entry !== undefined) update(entries.with(place, { ...entry, outcome } as Exchange));
      };
    },
    called: (callback) => insert({ kind: 'callback', id: nextId(), at: Date.now(), ...callback }),
    clear: () => update([]),
  };
}
