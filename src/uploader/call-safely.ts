/** Calls an app's function; what it throws is the app's to see and nobody else's to suffer. */
export function callSafely<Arguments extends readonly unknown[]>(
  callback: ((...args: Arguments) => void) | undefined,
  ...args: Arguments
): void {
  try {
    callback?.(...args);
  } catch (error) {
    reportError(error);
  }
}
