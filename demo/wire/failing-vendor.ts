import type { Trouble } from './troubled-network.js';
import type { Fetch } from './watch-vendor.js';

/** A vendor that is down for maintenance as long as `trouble` says so. */
export function failOnDemand(send: Fetch, trouble: () => string | undefined): Fetch {
  return async (input, init) => {
    const isDown = trouble() === ('failing-vendor' satisfies Trouble);
    if (!isDown) return send(input, init);
    return Response.json(
      { error: 'Down for maintenance' },
      { status: 503, headers: { 'retry-after': '2' } },
    );
  };
}
