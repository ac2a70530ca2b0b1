import type { TokenProxyOptions } from '../config/proxy-options.js';

const MOST_CAUSES = 100;

/**
 * Prints each cause once, because a page that retries tells a developer nothing new. Returns `undefined`
 * outside development.
 */
export function createConsoleReport(): TokenProxyOptions['onError'] {
  // guard: production-consoles-stay-silent
  if (!isDevelopment()) return undefined;
  const printed = new Set<string>();
  return (error, { code, provider = '', requestId }) => {
    // Clients that cancel or disconnect aren't reported.
    if (code === 'aborted') return;
    const cause = error.cause instanceof Error ? error.cause : undefined;
    const what = [code, provider, error.message, cause?.message].join('\n');
    if (printed.has(what) || printed.size === MOST_CAUSES) return;
    printed.add(what);
    const line = `image-upload-dropzone/proxy: ${provider} ${code}: ${error.message} (request ${requestId})`;
    // The error itself isn't printed. Its stack leads into this package, but its cause's leads to the reason.
    if (cause === undefined) console.error(line);
    else console.error(line, '\nCaused by', cause);
  };
}

/** As in Express, a server without `NODE_ENV` counts as development. */
function isDevelopment(): boolean {
  try {
    return (process.env.NODE_ENV || 'development') === 'development';
  } catch {
    // Edge runtimes may have no `process`. Without it, bundlers inline the value above.
    return false;
  }
}
