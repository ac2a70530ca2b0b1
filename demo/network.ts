import { getAdapter } from 'axios';
import { observeNetwork } from './wire/observed-network.js';
import { createVendorListener } from './wire/watch-vendor.js';

/** The network of this page: XMLHttpRequest, watched. */
export const network = observeNetwork(getAdapter('xhr'));

// The backend tells what its proxy and the vendors say to each other over the connection that Vite has
// with the page anyway.
import.meta.hot?.on('demo:vendor', createVendorListener(network.log, network.names));
