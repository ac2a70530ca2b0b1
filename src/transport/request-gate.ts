import { raceAbort } from '../core/signals.js';
import type { AnyProvider } from '../core/provider/provider.js';
import { LONGEST_RETRY_AFTER_MS } from '../core/retry-delay.js';
import { onceOnline } from '../core/connectivity.js';
import { httpOf, type Http } from './http.js';
import { createCircuitBreaker, type Obstacle, type AttemptOutcome } from './circuit-breaker.js';
import { pathOf, type Route } from './route.js';
import type { UploadListener } from './upload-attempt.js';

/** Decides when a request to one provider of one token proxy may start. All uploads of a page share it. */
export interface RequestGate {
  /**
   * Waits until an attempt may start: the browser is online, there is no pause, and the first
   * request after a pause or a failure has passed. First come, first served.
   *
   * @param onWait Called with the reason for waiting, each time it changes.
   * @returns A function to call once, with how the attempt ended.
   */
  readonly enter: (
    signal: AbortSignal,
    onWait: NonNullable<UploadListener['onWait']>,
  ) => Promise<(outcome: AttemptOutcome) => void>;
  /**
   * Must be called right before a request starts. Reading a file or a token takes a while, and a pause
   * may have begun in the meantime.
   *
   * @throws RequestHeld
   */
  readonly assertOpen: () => void;
  /**
   * Holds all requests back after a rate limit.
   *
   * @returns The end of the pause, in milliseconds since the epoch.
   */
  readonly pause: (ms: number) => number;
  /** Runs one task at a time. Two at once would fetch two new tokens. */
  readonly ask: <Answer>(
    question: () => Answer | Promise<Answer>,
    signal: AbortSignal,
  ) => Promise<Answer>;
  /**
   * Whether the proxy is known to accept the bytes itself, so that tickets aren't requested again.
   */
  relays: boolean;
  /**
   * Whether the proxy can be asked what became of an upload. With an older proxy or another
   * backend, the upload is sent again with the same key instead.
   */
  answersStatus: 'perhaps' | 'no';
}

/** Thrown if a pause began after a request had entered. It has sent nothing and must enter again. */
export class RequestHeld extends Error {
  override readonly name = 'RequestHeld';
}

const GATES = new WeakMap<Http, Map<string, RequestGate>>();

/** Returns the gate of a provider, shared by all uploads with the same HTTP client and path. */
export function requestGateOf(route: Route, { name }: Pick<AnyProvider, 'name'>): RequestGate {
  const http = httpOf(route.http);
  const gates = GATES.get(http) ?? new Map<string, RequestGate>();
  GATES.set(http, gates);
  const path = pathOf(route, name);
  const gate = gates.get(path) ?? createRequestGate();
  gates.set(path, gate);
  return gate;
}

/** Five minutes, plus the spread that keeps pages from returning at the same time. */
const LONGEST_PAUSE_MS = LONGEST_RETRY_AFTER_MS * 1.25;

interface Waiting {
  readonly go: () => void;
  readonly tell: (obstacle: Obstacle) => void;
}

/** Creates a gate without requests. */
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

  /** Keeps one timer or listener for all waiting requests, and none while no request waits. */
  function watch(obstacle: Obstacle | undefined): void {
    stopWatching();
    stopWatching = () => {};
    if (line.size === 0) return;
    if (obstacle?.reason === 'offline') stopWatching = onceOnline(advance);
    else if (obstacle?.until !== undefined) {
      // If the clock was set back, the wait must not exceed the longest pause.
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
      const slot = new Promise<void>((go) => {
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
      await raceAbort(slot, signal);
      signal.removeEventListener('abort', giveUp);
      return leaveOnce;
    },
    assertOpen() {
      // guard: late-headers-wait-for-the-pause
      if (breaker.isHeld()) throw new RequestHeld('A pause began before the request did.');
    },
    pause(ms) {
      const until = breaker.hold(ms, 'rate-limited');
      advance();
      return until;
    },
    ask(question, signal) {
      const answer = lastQuestion.then(() => {
        signal.throwIfAborted();
        return raceAbort(Promise.resolve(question()), signal);
      });
      // The next task runs no matter how this one ended, and doesn't wait for one that was given up.
      // guard: one-token-question-at-a-time
      lastQuestion = answer.catch(() => {});
      return raceAbort(answer, signal);
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
