import type { ServerResponse } from 'node:http';

/** The word that lets a client send its body, which is said once or never. */
export interface Continuation {
  readonly say: () => void;
  readonly wasSaid: () => boolean;
}

/** For a client that has asked by `Expect: 100-continue` whether it may send. */
export function createContinuation(outgoing: ServerResponse): Continuation {
  let said = false;
  return {
    say() {
      if (said) return;
      said = true;
      outgoing.writeContinue();
    },
    wasSaid: () => said,
  };
}
