import { abortable } from '../core/abortable.js';
import type { AnyProvider } from '../core/provider/provider.js';
import { LONGEST_RETRY_AFTER_MS } from '../core/retry-after.js';
import { onceOnline } from './connectivity.js';
import { httpOf, type Http } from './http.js';
import { createRoom, type Obstacle, type TryNews } from './circuit-breaker.js';
import { pathOf, type Route } from './route.js';
import type { UploadListener } from './upload-attempt.js';

/** The way to one provider of one token proxy, which all uploads of a page share. */
export interface Lane {
  /**
   * Waits until a try may go: the browser is online, nobody has asked for a pause, and the first one
   * after a pause or a break has got through. First come, first served.
   *
   * @param onWait Told why it waits, each time that changes.
   * @returns Called once with how the try ended.
   */
  readonly enter: (
    signal: AbortSignal,
    onWait: NonNullable<UploadListener['onWait']>,
  ) => Promise<(news: TryNews) => void>;
  /**
   * Holds all of them back, since they are too many for who takes them.
   *
   * @returns When it ends, in milliseconds since the epoch.
   */
  readonly pause: (ms: number) => number;
  /**
   * Asks one at a time: where the answer is a fresh token, two questions at once would ask for two.
   */
  readonly ask: <Answer>(
    question: () => Answer | Promise<Answer>,
    signal: AbortSignal,
  ) => Promise<Answer>;
  /** Whether the proxy is known to take the bytes itself, so that nobody has to ask it for tickets. */
  relays: boolean;
  /**
   * Whether the proxy can be asked what became of an upload. One that is older, or another backend, is
   * asked by sending the upload again with the same key.
   */
  answersStatus: 'perhaps' | 'no';
}

const LANES = new WeakMap<Http, Map<string, Lane>>();

/** The lane of a provider; the same for everybody who goes the same way. */
export function laneOf(route: Route, { name }: Pick<AnyProvider, 'name'>): Lane {
  const http = httpOf(route.http);
  const lanes = LANES.get(http) ?? new Map<string, Lane>();
  LANES.set(http, lanes);
  const path = pathOf(route, name);
  const lane = lanes.get(path) ?? createLane();
  lanes.set(path, lane);
  return lane;
}

/** Five minutes, and what is added so that pages do not return together. */
const LONGEST_PAUSE_MS = LONGEST_RETRY_AFTER_MS * 1.25;

interface Waiting {
  readonly go: () => void;
  readonly tell: (obstacle: Obstacle) => void;
}

/** A lane that nobody is in. */
export function createLane(): Lane {
  const line = new Set<Waiting>();
  const room = createRoom();
  let stopWatching = () => {};
  let lastQuestion: Promise<unknown> = Promise.resolve();

  function advance(): void {
    let inTheWay: Obstacle | undefined;
    for (const waiting of line) {
      inTheWay ??= room.obstacle();
      if (inTheWay !== undefined) {
        waiting.tell(inTheWay);
        continue;
      }
      line.delete(waiting);
      room.enter();
      waiting.go();
    }
    watch(inTheWay);
  }

  /** One timer or one listener for all, and none while nobody waits. */
  function watch(inTheWay: Obstacle | undefined): void {
    stopWatching();
    stopWatching = () => {};
    if (line.size === 0) return;
    if (inTheWay?.reason === 'offline') stopWatching = onceOnline(advance);
    else if (inTheWay?.until !== undefined) {
      // A clock that was set back must not make it longer than any pause can be.
      const left = Math.min(inTheWay.until - Date.now(), LONGEST_PAUSE_MS);
      const timer = setTimeout(advance, left);
      stopWatching = () => clearTimeout(timer);
    }
  }

  function leave(news: TryNews): void {
    room.leave(news);
    advance();
  }

  return {
    relays: false,
    answersStatus: 'perhaps',
    async enter(signal, onWait) {
      signal.throwIfAborted();
      let waiting: Waiting;
      let told = '';
      const turn = new Promise<void>((go) => {
        waiting = {
          go,
          tell({ reason, until }) {
            if (told === `${reason} ${until}`) return;
            told = `${reason} ${until}`;
            onWait(reason, until);
          },
        };
        line.add(waiting);
      });
      const leaveOnce = once(leave);
      const giveUp = () => {
        if (line.delete(waiting)) advance();
        else leaveOnce('no-news');
      };
      signal.addEventListener('abort', giveUp, { once: true });
      advance();
      await abortable(turn, signal);
      signal.removeEventListener('abort', giveUp);
      return leaveOnce;
    },
    pause(ms) {
      const until = room.hold(ms, 'rate-limited');
      advance();
      return until;
    },
    ask(question, signal) {
      const turn = lastQuestion.then(() => {
        signal.throwIfAborted();
        return abortable(Promise.resolve(question()), signal);
      });
      // The next one is asked whatever became of this one, and does not wait for one that is given up.
      // guard: one-token-question-at-a-time
      lastQuestion = turn.catch(() => {});
      return abortable(turn, signal);
    },
  };
}

function once<Argument>(call: (argument: Argument) => void): (argument: Argument) => void {
  let called = false;
  return (argument) => {
    if (called) return;
    called = true;
    call(argument);
  };
}
