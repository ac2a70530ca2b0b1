/** A browser that can be told where to go and what to run. */
export interface Engine {
  readonly navigate: (url: string) => Promise<unknown>;
  /** Runs the body of a function whose last argument takes its value. */
  readonly execute: (script: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
}
