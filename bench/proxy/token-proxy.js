import { createTokenProxy, toNodeListener } from '../../src/proxy/index.js';
import { serve } from './serve.js';

// The token proxy as a site would mount it, with its defaults.

const proxy = createTokenProxy({
  providers: {
    apimart: {
      apiKey: 'key-of-nobody',
      origin: process.env['VENDOR_ORIGIN'] ?? '',
      allowInsecureOrigin: true,
      maxBytes: 10_000_000_000,
    },
  },
  authorize: () => true,
});

serve(toNodeListener(proxy));
