/**
 * Faults to put into the development servers, and the tests that must notice each of them.
 *
 * @type {readonly import('./mutation.js').Mutation[]}
 */
export const DEVELOPMENT_MUTATIONS = [
  {
    guard: 'real-keys-are-for-this-machine',
    fault: 'lets a tunnel use real keys',
    change: { value: '() => true' },
    tests: ['test/dev/vite-plugin.test.ts'],
  },
  {
    guard: 'no-keys-on-the-network',
    fault: 'uses real keys on a server that the network can reach',
    change: { swap: ['isLoopbackHost(host)', 'true'] },
    tests: ['test/dev/vite-plugin.test.ts'],
  },
  {
    guard: 'other-hosts-are-refused',
    fault: 'responds to any host name that resolves to this machine',
    change: { condition: 'true' },
    tests: ['test/dev/dev-command.test.ts'],
  },
  {
    guard: 'not-in-production',
    fault: 'lets everyone upload in production',
    change: { condition: 'false' },
    tests: ['test/dev/dev-command.test.ts'],
  },
  {
    guard: 'loopback-only',
    fault: 'listens on the network',
    change: { swap: ["'127.0.0.1'", "'0.0.0.0'"] },
    tests: ['test/dev/dev-command.test.ts'],
  },
];
