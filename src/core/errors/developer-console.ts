/** A section of the troubleshooting page. */
export type TroubleshootingTopic =
  | 'no-token-proxy'
  | 'html-instead-of-json'
  | 'cors'
  | 'headers'
  | 'options'
  | 'props'
  | 'style-sheet'
  | 'jsdom';

/** Installed with the package, so the page matches this version. */
const PAGE = 'node_modules/image-upload-dropzone/docs/troubleshooting.md';

const told = new Set<string>();

/**
 * Logs a setup mistake once per cause, only in development builds. Bundlers replace
 * `process.env.NODE_ENV`, and a page without a bundler has no `process`.
 *
 * Every caller repeats that condition around its call. A bundler may move the caller to another chunk,
 * and there it can remove only the code inside the condition.
 *
 * @param describe Returns what is wrong, or undefined. Called only in development.
 */
export function tellDeveloper(
  topic: TroubleshootingTopic,
  describe: () => string | undefined,
  cause?: unknown,
): void {
  try {
    if (process.env.NODE_ENV === 'production') return;
    const message = describe();
    if (message === undefined || told.has(message)) return;
    told.add(message);
    const text = `[image-upload-dropzone] ${message} See ${PAGE}#${topic}`;
    console.warn(...(cause === undefined ? [text] : [text, cause]));
  } catch {}
}
