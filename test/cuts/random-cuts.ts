import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A relay to a server that cuts connections at random bytes. */
export interface RandomCuts {
  readonly origin: string;
  /** The number of cut connections, by what was in progress. */
  readonly counts: Record<CutKind, number>;
  /** Stops cutting connections. */
  readonly stop: () => void;
  readonly close: () => Promise<void>;
}

/** In the middle of a request, while waiting for its answer, or in the middle of the answer. */
type CutKind = 'request' | 'wait' | 'answer';

type Cut =
  | { readonly kind: 'request'; readonly part: number }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'answer'; readonly bytes: number };

/** A request that may be cut, with an id that identifies it in every run. */
export interface CutTarget {
  /** The request line and the headers. */
  readonly head: string;
  readonly id: string;
}

const MOST_CUTS_OF_A_REQUEST = 3;
const LONGEST_WAIT_MS = 400;
/** More bytes than the head and body of most answers. */
const LONGEST_ANSWER = 700;

/**
 * Relays bytes between a client and a server, one request after another on each connection, and cuts
 * connections. The seed and a request's id determine which ones are cut, where and how.
 *
 * @param idOf Returns the id of a request, or `undefined` if it must not be cut.
 */
export async function startRandomCuts(
  target: string,
  seed: number,
  idOf: (head: string) => string | undefined,
): Promise<RandomCuts> {
  const { hostname, port } = new URL(target);
  const counts: RandomCuts['counts'] = { request: 0, wait: 0, answer: 0 };
  const seen = new Map<string, number>();
  const sockets = new Set<Socket>();
  let stopped = false;

  function planFor(head: string): { cut: Cut | undefined; resets: boolean } {
    const id = idOf(head);
    if (stopped || id === undefined) return { cut: undefined, resets: false };
    const before = seen.get(id) ?? 0;
    seen.set(id, before + 1);
    const random = randomOf(`${seed} ${id} ${before}`);
    const portion = before === 0 ? 0.6 : 0.35;
    const isCut = before < MOST_CUTS_OF_A_REQUEST && random() < portion;
    const resets = random() < 0.5;
    if (!isCut) return { cut: undefined, resets };
    const kind = random();
    const amount = random();
    if (kind < 0.5) return { cut: { kind: 'request', part: amount }, resets };
    if (kind < 0.75) return { cut: { kind: 'wait', ms: amount * LONGEST_WAIT_MS }, resets };
    return { cut: { kind: 'answer', bytes: Math.floor(amount * LONGEST_ANSWER) }, resets };
  }

  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    }
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.end());

    let head = '';
    let left = 0;
    let untilCut = Infinity;
    let answered = 0;
    let plan = planFor('');

    function end(kind: CutKind): void {
      counts[kind] += 1;
      if (plan.resets) {
        client.resetAndDestroy();
        upstream.resetAndDestroy();
      } else {
        client.destroy();
        upstream.destroy();
      }
    }

    function begin(text: string): void {
      plan = planFor(text);
      left = Number(/^content-length: *(\d+)/im.exec(text)?.[1] ?? 0);
      answered = 0;
      const total = text.length + left;
      const { cut } = plan;
      untilCut = cut?.kind === 'request' ? 1 + Math.floor(cut.part * (total - 1)) : Infinity;
    }

    /** @returns Whether the connection still exists. */
    function pass(bytes: Buffer): boolean {
      if (bytes.length < untilCut) {
        untilCut -= bytes.length;
        upstream.write(bytes);
        return true;
      }
      upstream.write(bytes.subarray(0, untilCut), () => end('request'));
      untilCut = Infinity;
      client.pause();
      return false;
    }

    client.on('data', (bytes: Buffer) => {
      let rest = bytes;
      while (rest.length > 0) {
        if (left === 0) {
          head += rest.toString('latin1');
          const size = head.indexOf('\r\n\r\n') + 4;
          if (size === 3) return;
          const whole = Buffer.from(head, 'latin1');
          head = '';
          begin(whole.toString('latin1', 0, size));
          if (!pass(whole.subarray(0, size))) return;
          rest = whole.subarray(size);
        } else {
          const part = rest.subarray(0, left);
          left -= part.length;
          rest = rest.subarray(part.length);
          if (!pass(part)) return;
        }
        const { cut } = plan;
        if (left === 0 && cut?.kind === 'wait') {
          setTimeout(() => {
            if (!client.destroyed && answered === 0) end('wait');
          }, cut.ms);
        }
      }
    });
    upstream.on('data', (bytes: Buffer) => {
      const { cut } = plan;
      if (cut?.kind === 'answer' && answered + bytes.length >= cut.bytes) {
        const part = bytes.subarray(0, Math.max(0, cut.bytes - answered));
        plan = { ...plan, cut: undefined };
        client.write(part, () => end('answer'));
        return;
      }
      answered += bytes.length;
      client.write(bytes);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    stop: () => (stopped = true),
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Returns a generator of numbers from 0 to 1, seeded by a text with FNV-1a, then mulberry32. */
export function randomOf(text: string): () => number {
  let state = 0x811c9dc5;
  for (const character of text) {
    state = Math.imul(state ^ character.charCodeAt(0), 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
