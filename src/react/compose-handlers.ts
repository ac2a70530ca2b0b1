import type { DOMAttributes, SyntheticEvent } from 'react';

type Handlers = DOMAttributes<HTMLElement>;
type Handler = (event: SyntheticEvent<HTMLElement>) => void;

/**
 * Combines an element's event handlers. The app's run first, and ours run only if the app's did not call
 * `preventDefault()`. Events for which we have no handler keep the app's.
 */
export function composeHandlers(app: Handlers, own: Handlers): Handlers {
  const composed: Record<string, unknown> = {};
  for (const [name, handler] of Object.entries(own) as [keyof Handlers, Handler | undefined][]) {
    const first = app[name] as Handler | undefined;
    if (handler) composed[name] = first ? callBoth(first, handler) : handler;
  }
  return composed;
}

function callBoth(first: Handler, second: Handler): Handler {
  return (event) => {
    // Something inside the element, such as another dropzone, may have prevented the default
    // already.
    const wasPrevented = event.defaultPrevented;
    first(event);
    if (wasPrevented || !event.defaultPrevented) second(event);
  };
}
