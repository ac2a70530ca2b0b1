import type { TokenProxyOptions } from '../config/proxy-options.js';

const MOST_CAUSES = 100;

/**
 * Prints each cause once, since a page that tries again tells a developer nothing new. Undefined where
 * nobody develops.
 */
export function createConsoleReport(): TokenProxyOptions['onError'] {
  // guard: production-consoles-stay-silent
  if (!isDevelopment()) return undefined;
  const printed = new Set<string>();
  return (error, { code, provider = '', requestId }) => {
    // Clients that cancel or leave are nothing to report.
    if (code === 'aborted') return;
    const cause = error.cause instanceof Error ? error.cause : undefined;
    const what = [code, provider, error.message, cause?.message].join('\n');
    if (printed.has(what) || printed.size === MOST_CAUSES) return;
    printed.add(what);
    const line = `image-upload-dropzone/proxy: ${provider} ${code}: ${error.message} (request ${requestId})`;
    // Not the error itself: its own stack leads into this package, the one of its cause to the reason.
    if (cause === undefined) console.error(line);
    else console.error(line, '\nCaused by', cause);
  };
}

/** As in Express, a server without `NODE_ENV` counts as development. */
function isDevelopment(): boolean {
  try {
    return (process.env.NODE_ENV || 'development') === 'development';
  } catch {
    // Edge runtimes may have no `process`; where they have none, bundlers write the value in above.
    return false;
  }
}
