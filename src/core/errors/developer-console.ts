/** A section of the page that developers are sent to. */
export type TroubleshootingTopic =
  | 'no-token-proxy'
  | 'html-instead-of-json'
  | 'cors'
  | 'headers'
  | 'options'
  | 'props'
  | 'style-sheet'
  | 'jsdom';

/** Installed with the package, so that it is the page of this version. */
const PAGE = 'node_modules/image-upload-dropzone/docs/troubleshooting.md';

const told = new Set<string>();

/**
 * Tells the developer on the console what is set up wrong, once for each cause, in development builds
 * only: bundlers replace `process.env.NODE_ENV`, and what is left of this in production does nothing.
 *
 * @param describe What is wrong; undefined where nothing is. Called in development only, so that what
 *   it takes to find out is left out of production builds as well.
 */
export function tellDeveloper(
  topic: TroubleshootingTopic,
  describe: () => string | undefined,
  cause?: unknown,
): void {
  try {
    // Any other condition would keep bundlers from leaving it out; a page without one has no `process`.
    if (process.env.NODE_ENV !== 'production') {
      const message = describe();
      if (message === undefined || told.has(message)) return;
      told.add(message);
      const text = `[image-upload-dropzone] ${message} See ${PAGE}#${topic}`;
      console.warn(...(cause === undefined ? [text] : [text, cause]));
    }
  } catch {}
}
