/** A browser that can open pages and run scripts in them. */
export interface Engine {
  readonly navigate: (url: string) => Promise<unknown>;
  /** Runs a function body. Its last argument is a callback for the result. */
  readonly execute: (script: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
}
