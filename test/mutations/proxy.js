/**
 * Faults put into the token proxy, and the tests that have to notice each.
 *
 * @type {readonly import('./mutation.js').Mutation[]}
 */
export const PROXY_MUTATIONS = [
  {
    guard: 'vendor-redirects-are-refused',
    fault: 'follows the redirects of a vendor',
    change: { value: "'follow'" },
    tests: ['test/proxy/redirect.test.ts', 'test/runtimes/node.test.ts'],
  },
  {
    guard: 'short-bodies-are-incomplete',
    fault: 'passes on a body as whole that is shorter than declared',
    change: { remove: true },
    tests: ['test/proxy/broken-body.test.ts', 'test/runtimes/bare.test.ts'],
  },
  {
    guard: 'undeclared-bodies-are-counted',
    fault: 'does not count the bytes of a body without a length',
    change: { remove: true },
    tests: ['test/proxy/limit.test.ts'],
  },
  {
    guard: 'too-large-before-the-body',
    fault: 'reads a body before it says that it is too large',
    change: { remove: true },
    tests: ['test/proxy/limit.test.ts'],
  },
  {
    guard: 'two-lengths-are-refused',
    fault: 'chooses between two lengths',
    change: { condition: 'false' },
    tests: ['test/runtimes/workerd.test.ts'],
  },
  {
    guard: 'only-true-allows',
    fault: 'takes anything truthy for a yes',
    change: { condition: 'verdict' },
    tests: ['test/proxy/authorization.test.ts'],
  },
  {
    guard: 'denials-are-own-properties',
    fault: 'finds a denial in what every object has',
    change: { swap: ['Object.hasOwn(NAMED_DENIALS, code)', 'code in NAMED_DENIALS'] },
    tests: ['test/proxy/authorization.test.ts'],
  },
  {
    guard: 'only-true-spends-a-token',
    fault: 'lets a used token pass unless it is told false',
    change: { condition: 'isFirst === false' },
    tests: ['test/proxy/single-use-tokens.test.ts', 'test/proxy/grant.test.ts'],
  },
  {
    guard: 'other-sites-are-refused',
    fault: 'lets the pages of other sites upload',
    change: { remove: true },
    tests: ['test/proxy/cross-origin.test.ts'],
  },
  {
    guard: 'only-listed-origins',
    fault: 'allows whatever origin asks',
    change: { value: "request.headers.has('origin')" },
    tests: ['test/proxy/cors.test.ts'],
  },
  {
    guard: 'storage-urls-are-checked',
    fault: 'puts the bytes wherever the vendor says',
    change: { swap: ['checkStorageUrl(url, provider)', 'url'] },
    tests: ['test/proxy/storage-url.test.ts', 'test/runtimes/node.test.ts'],
  },
  {
    guard: 'storage-gets-no-key',
    fault: 'sends the key along with the bytes',
    change: { swap: ['headers', "headers: { ...headers, 'x-api-key': 'CANARY' }"] },
    tests: ['test/proxy/autoenhance.test.ts'],
  },
  {
    guard: 'active-images-are-refused',
    fault: 'hands active images on',
    change: { swap: ['type !== ACTIVE_TYPE && ', ''] },
    tests: ['test/proxy/body.test.ts'],
  },
  {
    guard: 'types-are-proven',
    fault: 'believes the type that a client claims',
    change: { value: 'declaredType as ImageType' },
    tests: ['test/proxy/body.test.ts', 'test/runtimes/node.test.ts'],
  },
  {
    guard: 'form-names-are-escaped',
    fault: 'writes quotes into the head of a part',
    change: { swap: [".replaceAll('\"', '%22')", ''] },
    tests: ['test/proxy/multipart.test.ts'],
  },
  {
    guard: 'names-end-at-a-line-break',
    fault: 'keeps what follows a line break in a name',
    change: { swap: ['.split(/\\p{Cc}/u)[0]!', ''] },
    tests: ['test/proxy/file-name.test.ts'],
  },
  {
    guard: 'leaving-is-seen-on-the-answer',
    fault: 'listens to a request instead of its answer for a client that leaves',
    change: { swap: ["outgoing.on('close'", "incoming.on('aborted'"] },
    tests: ['test/proxy/leaving.test.ts', 'test/runtimes/node.test.ts'],
  },
  {
    guard: 'finished-uploads-are-answered',
    fault: 'repeats a finished upload',
    change: { remove: true },
    tests: ['test/proxy/never-twice.test.ts'],
  },
  {
    guard: 'one-claim-per-key',
    fault: 'lets two uploads of one key run at once',
    change: { condition: '$0 || true' },
    tests: ['test/proxy/never-twice.test.ts'],
  },
  {
    guard: 'records-belong-to-a-subject',
    fault: 'gives one user the answer of another',
    change: { swap: ['subject ?? null', 'null'] },
    tests: ['test/proxy/never-twice.test.ts', 'test/proxy/ticket-memory.test.ts'],
  },
  {
    guard: 'a-broken-limiter-lets-nobody-upload',
    fault: 'lets everybody upload while the limiter is down',
    change: {
      before:
        "if (reason instanceof Error || typeof reason !== 'object' || reason === null) return undefined;",
    },
    tests: ['test/proxy/shared-pace.test.ts', 'test/proxy/broken-store.test.ts'],
  },
  {
    guard: 'all-audiences-count',
    fault: 'takes tokens of another deployment',
    change: { swap: ['.every(', '.some('] },
    tests: ['test/proxy/upload-tokens.test.ts'],
  },
  {
    guard: 'tokens-expire',
    fault: 'takes tokens that never expire',
    change: { value: "['aud', 'sub']" },
    tests: ['test/proxy/upload-tokens.test.ts'],
  },
  {
    guard: 'answers-are-not-cached',
    fault: 'lets caches keep answers',
    change: { remove: true },
    tests: ['test/proxy/wire.test.ts'],
  },
  {
    guard: 'workers-bodies-have-a-length',
    fault: 'sends Workers’ bodies without their length',
    change: { condition: 'true' },
    tests: ['test/runtimes/workerd.test.ts'],
  },
  {
    guard: 'vendor-answers-are-bounded',
    fault: 'reads a vendor’s answer without end',
    change: { condition: 'bytes > MOST_BYTES * 1000' },
    tests: ['test/proxy/vendor-trouble.test.ts'],
  },
  {
    guard: 'answers-have-a-timeout',
    fault: 'waits for an answer without a limit',
    change: { swap: ["'answer'", "'nobody'"] },
    tests: ['test/proxy/vendor-trouble.test.ts', 'test/runtimes/node.test.ts'],
  },
  {
    guard: 'published-keys-are-refused',
    fault: 'starts with a key that is published in the page',
    change: { swap: ['published !== undefined', 'false'] },
    tests: ['test/proxy/configuration.test.ts'],
  },
  {
    guard: 'only-own-permission-allows',
    fault: 'finds a permission in a prototype',
    change: { swap: ["Object.hasOwn(verdict, 'allow')", "'allow' in verdict"] },
    tests: ['test/proxy/authorization.test.ts'],
  },
  {
    guard: 'grants-are-understood',
    fault: 'takes a limit in letters for no limit',
    change: { condition: "typeof maxBytes === 'number' && !(maxBytes > 0)" },
    tests: ['test/proxy/authorization.test.ts'],
  },
  {
    guard: 'targets-are-paths',
    fault: 'lets the request target replace the host',
    change: { swap: ['origin + path', 'new URL(path, origin)'] },
    tests: ['test/proxy/route.test.ts'],
  },
  {
    guard: 'hosts-are-compared-as-urls',
    fault: 'compares hosts letter by letter',
    change: { value: 'hostOf(request) === host' },
    tests: ['test/proxy/cross-origin.test.ts'],
  },
  {
    guard: 'upload-hosts-can-match',
    fault: 'starts with a storage host that no URL can have',
    change: { value: 'host === host.toLowerCase()' },
    tests: ['test/proxy/configuration.test.ts'],
  },
  {
    guard: 'results-hold-no-key',
    fault: 'hands on a result that holds the key',
    change: { swap: ['!key.areIn(text)', 'true'] },
    tests: ['test/proxy/result-fields.test.ts'],
  },
  {
    guard: 'tickets-hold-no-key',
    fault: 'hands on a storage URL that holds the key',
    change: { remove: true },
    tests: ['test/proxy/result-fields.test.ts'],
  },
  {
    guard: 'secrets-are-redacted',
    fault: 'redacts no secret in what operators are told',
    change: { value: '[] as string[]' },
    tests: ['test/proxy/on-error.test.ts', 'test/proxy/result-fields.test.ts'],
  },
  {
    guard: 'tokens-are-redacted',
    fault: 'shows an upload token that stands without its scheme',
    change: { remove: true },
    tests: ['test/proxy/on-error.test.ts'],
  },
  {
    guard: 'causes-are-copied',
    fault: 'hands on what was thrown, with all that hangs on it',
    change: { value: 'failure.cause' },
    tests: ['test/proxy/on-error.test.ts'],
  },
  {
    guard: 'production-consoles-stay-silent',
    fault: 'prints causes where nobody develops',
    change: { remove: true },
    tests: ['test/proxy/on-error.test.ts'],
  },
];
