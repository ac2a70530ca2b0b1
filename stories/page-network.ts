import type { AxiosAdapter } from 'axios';
import { failOnDemand } from '../demo/wire/failing-vendor.js';
import { observeNetwork, type ObservedNetwork } from '../demo/wire/observed-network.js';
import type { Trouble } from '../demo/wire/troubled-network.js';
import { createVendorListener, watchVendor } from '../demo/wire/watch-vendor.js';
import { createProviderDouble, createTestBackend, createTestHttp } from '../src/testing/index.js';

const BYTES_PER_SECOND = 2_000_000;

/** Page, token proxy and vendors in one page, with what they say to each other. */
export function createPageNetwork(): ObservedNetwork {
  let trouble: Trouble = 'none';
  const double = createProviderDouble();
  const backend = createTestBackend({
    double,
    fetch: watchVendor(
      failOnDemand(double.fetch, () => trouble),
      (event) => heard(event),
    ),
  });
  const { defaults } = createTestHttp(backend, { bytesPerSecond: BYTES_PER_SECOND });
  const network = observeNetwork(defaults.adapter as AxiosAdapter);
  const heard = createVendorListener(network.log, network.names);
  return {
    ...network,
    setTrouble(next) {
      trouble = next;
      network.setTrouble(next);
    },
  };
}
