import { raceAbort } from '../core/signals.js';
import type { AnyProvider } from '../core/provider/provider.js';
import { LONGEST_RETRY_AFTER_MS } from '../core/retry-delay.js';
import { onceOnline } from './connectivity.js';
import { httpOf, type Http } from './http.js';
import { createCircuitBreaker, type Obstacle, type AttemptOutcome } from './circuit-breaker.js';
import { pathOf, type Route } from './route.js';
import type { UploadListener } from './upload-attempt.js';

/** Decides when a request may go to one provider of one token proxy; all uploads of a page share it. */
export interface RequestGate {
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
  ) => Promise<(outcome: AttemptOutcome) => void>;
  /**
   * Holds all of them back after a rate limit.
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

const GATES = new WeakMap<Http, Map<string, RequestGate>>();

/** The gate of a provider; the same one for the same HTTP client and path. */
export function requestGateOf(route: Route, { name }: Pick<AnyProvider, 'name'>): RequestGate {
  const http = httpOf(route.http);
  const gates = GATES.get(http) ?? new Map<string, RequestGate>();
  GATES.set(http, gates);
  const path = pathOf(route, name);
  const gate = gates.get(path) ?? createRequestGate();
  gates.set(path, gate);
  return gate;
}

/** Five minutes, and what is added so that pages do not return together. */
const LONGEST_PAUSE_MS = LONGEST_RETRY_AFTER_MS * 1.25;

interface Waiting {
  readonly go: () => void;
  readonly tell: (obstacle: Obstacle) => void;
}

/** A gate without requests. */
export function createRequestGate(): RequestGate {
  const line = new Set<Waiting>();
  const breaker = createCircuitBreaker();
  let stopWatching = () => {};
  let lastQuestion: Promise<unknown> = Promise.resolve();

  function advance(): void {
    let obstacle: Obstacle | undefined;
    for (const waiting of line) {
      obstacle ??= breaker.obstacle();
      if (obstacle !== undefined) {
        waiting.tell(obstacle);
        continue;
      }
      line.delete(waiting);
      breaker.enter();
      waiting.go();
    }
    watch(obstacle);
  }

  /** One timer or one listener for all, and none while nobody waits. */
  function watch(obstacle: Obstacle | undefined): void {
    stopWatching();
    stopWatching = () => {};
    if (line.size === 0) return;
    if (obstacle?.reason === 'offline') stopWatching = onceOnline(advance);
    else if (obstacle?.until !== undefined) {
      // A clock that was set back must not make it longer than any pause can be.
      const left = Math.min(obstacle.until - Date.now(), LONGEST_PAUSE_MS);
      const timer = setTimeout(advance, left);
      stopWatching = () => clearTimeout(timer);
    }
  }

  function leave(outcome: AttemptOutcome): void {
    breaker.leave(outcome);
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
      const leaveOnce = callOnce(leave);
      const giveUp = () => {
        if (line.delete(waiting)) advance();
        else leaveOnce('unknown');
      };
      signal.addEventListener('abort', giveUp, { once: true });
      advance();
      await raceAbort(turn, signal);
      signal.removeEventListener('abort', giveUp);
      return leaveOnce;
    },
    pause(ms) {
      const until = breaker.hold(ms, 'rate-limited');
      advance();
      return until;
    },
    ask(question, signal) {
      const turn = lastQuestion.then(() => {
        signal.throwIfAborted();
        return raceAbort(Promise.resolve(question()), signal);
      });
      // The next one is asked whatever became of this one, and does not wait for one that is given up.
      // guard: one-token-question-at-a-time
      lastQuestion = turn.catch(() => {});
      return raceAbort(turn, signal);
    },
  };
}

function callOnce<Argument>(call: (argument: Argument) => void): (argument: Argument) => void {
  let called = false;
  return (argument) => {
    if (called) return;
    called = true;
    call(argument);
  };
}
