/**
 * Faults put into the engine, and the tests that have to notice each.
 *
 * @type {readonly import('./mutation.js').Mutation[]}
 */
export const ENGINE_MUTATIONS = [
  {
    guard: 'ambiguous-failures-are-not-repeated',
    fault: 'repeats what may have arrived, as after a 500',
    change: { condition: 'triesBefore < retries' },
    tests: ['test/transport/retry-rule.test.ts'],
  },
  {
    guard: 'lost-answers-may-have-arrived',
    fault: 'treats a lost answer as an upload that never arrived',
    change: { condition: 'false' },
    tests: ['test/transport/retry-rule.test.ts', 'test/transport/upload-with-retries.test.ts'],
  },
  {
    guard: 'costly-uploads-are-not-repeated',
    fault: 'repeats an interrupted upload where a repeat costs money',
    change: { value: 'false' },
    tests: ['test/transport/retry-rule.test.ts', 'test/uploader/shared-pause.test.ts'],
  },
  {
    guard: 'one-token-refresh',
    fault: 'refreshes an expired token again and again',
    change: { value: '9' },
    tests: ['test/transport/retry-waits.test.ts'],
  },
  {
    guard: 'retries-ask-before-they-send',
    fault: 'sends what may have arrived again before it asks what became of it',
    change: { condition: 'false' },
    tests: ['test/transport/questions.test.ts', 'test/transport/upload-session.test.ts'],
  },
  {
    guard: 'retries-of-forgotten-uploads-take-a-fresh-key',
    fault: 'keeps a key whose failure the proxy may remember',
    change: { condition: 'true' },
    tests: ['test/transport/questions.test.ts'],
  },
  {
    guard: 'forgotten-uploads-are-not-sent-again-unasked',
    fault: 'sends an upload again that was under way and is now unknown',
    change: { condition: 'countTries(attempts) < retries' },
    tests: ['test/transport/questions.test.ts'],
  },
  {
    guard: 'forgotten-keys-are-not-sent-again',
    fault: 'sends again what the proxy may have forgotten',
    change: { condition: 'false' },
    tests: ['test/transport/forgotten-keys.test.ts', 'test/transport/upload-session.test.ts'],
  },
  {
    guard: 'questions-bring-no-bytes',
    fault: 'asks by sending the file again',
    change: { value: "'retry'" },
    tests: ['test/transport/questions.test.ts'],
  },
  {
    guard: 'older-proxies-are-asked-by-sending',
    fault: 'takes the 404 of an older proxy for the answer to its question',
    change: { remove: true },
    tests: ['test/transport/mixed-versions.test.ts', 'test/transport/questions.test.ts'],
  },
  {
    guard: 'unreadable-conflicts-are-asked-about',
    fault: 'takes a conflict that nobody can read for a refusal',
    change: { condition: 'false' },
    tests: ['test/transport/questions.test.ts'],
  },
  {
    guard: 'refusals-leave-lost-answers-unknown',
    fault: 'shows a refusal, such as that of a reused key, where an earlier try may have arrived',
    change: { condition: 'true' },
    tests: ['test/transport/questions.test.ts', 'test/transport/upload-session.test.ts'],
  },
  {
    guard: 'shared-pause',
    fault: 'pauses each file alone after a 429',
    change: { value: '0' },
    tests: ['test/transport/request-gate.test.ts', 'test/uploader/shared-pause.test.ts'],
  },
  {
    guard: 'one-at-a-time-after-a-pause',
    fault: 'lets every upload start at once after a pause',
    change: { value: 'Infinity' },
    tests: ['test/transport/request-gate.test.ts'],
  },
  {
    guard: 'one-probe-into-a-dead-network',
    fault: 'sends the whole queue into a dead network',
    change: { value: "'unknown'" },
    tests: ['test/uploader/shared-pause.test.ts'],
  },
  {
    guard: 'nothing-is-sent-offline',
    fault: 'sends while the browser is offline',
    change: { swap: ['navigator.onLine === false', 'navigator.onLine === undefined'] },
    tests: ['test/uploader/shared-pause.test.ts'],
  },
  {
    guard: 'one-token-question-at-a-time',
    fault: 'asks for several fresh tokens at once',
    change: { remove: true },
    tests: ['test/transport/request-gate.test.ts', 'test/transport/late-headers.test.ts'],
  },
  {
    guard: 'route-is-read-for-every-try',
    fault: 'reads the route once for all tries',
    change: { swap: ['route()', '(globalThis.firstRoute ??= route())'] },
    tests: ['test/transport/late-headers.test.ts'],
  },
  {
    guard: 'cancel-ends-a-wait',
    fault: 'goes on waiting after a cancel',
    change: { swap: ['signal', 'new AbortController().signal'] },
    tests: ['test/transport/upload-with-retries.test.ts'],
  },
  {
    guard: 'file-is-probed-before-a-try',
    fault: 'does not check that the file is still there before sending it',
    change: { remove: true },
    tests: ['test/transport/dying-file.test.ts'],
  },
  {
    guard: 'changed-files-are-not-sent-again',
    fault: 'sends a file again that has changed',
    change: { value: 'failed' },
    tests: ['test/transport/dying-file.test.ts'],
  },
  {
    guard: 'only-movement-restarts-the-stall-timer',
    fault: 'takes progress that stands still for movement',
    change: { remove: true },
    tests: ['test/transport/timeouts.test.ts'],
  },
  {
    guard: 'sleep-is-no-stall',
    fault: 'counts the time in which a computer slept',
    change: { condition: 'false' },
    tests: ['test/transport/awake-timer.test.ts'],
  },
  {
    guard: 'unseen-bytes-take-their-time',
    fault: 'gives bytes that nobody sees leaving no time of their own',
    change: { value: 'ANSWER_MS' },
    tests: ['test/transport/awake-timer.test.ts'],
  },
  {
    guard: 'retry-after-is-bounded',
    fault: 'honors any Retry-After, however long',
    change: {
      swap: ['Math.min(Number(text) * 1000, LONGEST_RETRY_AFTER_MS)', 'Number(text) * 1000'],
    },
    tests: ['test/core/retry-delay.test.ts'],
  },
  {
    guard: 'progress-never-falls',
    fault: 'shows progress as the browser counts it',
    change: { value: 'loaded / total' },
    tests: ['test/core/item-events.test.ts'],
  },
  {
    guard: 'late-answers-change-nothing',
    fault: 'lets an answer change what was canceled',
    change: { value: "[...IN_SLOT, 'canceled']" },
    tests: ['test/core/item-events.test.ts'],
  },
  {
    guard: 'retries-keep-the-key',
    fault: 'takes a fresh idempotency key for another try',
    change: { before: 'job.session.takeFreshKey();' },
    tests: ['test/uploader/uploader.test.ts'],
  },
  {
    guard: 'cancel-stops-one-upload',
    fault: 'stops every upload when one is canceled',
    change: { before: 'for (const each of store.ids()) jobs.get(each)?.controller.abort();' },
    tests: ['test/uploader/uploader.test.ts'],
  },
  {
    guard: 'canceled-uploads-may-have-arrived',
    fault: 'says that a canceled upload cannot have arrived',
    change: { value: "'not-sent'" },
    tests: ['test/uploader/owned-list.test.ts'],
  },
  {
    guard: 'no-callback-after-unmount',
    fault: 'calls back after the component has gone',
    change: { condition: 'true' },
    tests: ['test/uploader/uploader.test.ts'],
  },
  {
    guard: 'unmount-stops-uploads',
    fault: 'lets uploads go on after the component has gone',
    change: { remove: true },
    tests: ['test/uploader/uploader.test.ts'],
  },
  {
    guard: 'one-success-callback',
    fault: 'reports a success twice, as from a state updater under StrictMode',
    change: { before: 'tell(settings().onSuccess, result, item);' },
    tests: ['test/uploader/uploader.test.ts'],
  },
  {
    guard: 'app-defaults-do-not-retry',
    fault: 'lets the defaults of an app retry mutations',
    change: { remove: true },
    tests: ['test/uploader/uploader.test.ts'],
  },
  {
    guard: 'late-lists-remove-nothing',
    fault: 'removes items that the app has not heard of yet',
    change: { swap: ['[...seen]', 'presentIds'] },
    tests: ['test/uploader/list-value.test.ts'],
  },
];
