import { useState, type DOMAttributes, type RefObject, type SyntheticEvent } from 'react';
import { useLatest } from '../../react/hooks/use-latest.js';

/** The events that the zone handles. */
const ZONE_EVENTS = ['onClick', 'onDragEnter', 'onDragOver', 'onDragLeave', 'onDrop'] as const;

type Handlers = Pick<DOMAttributes<HTMLElement>, (typeof ZONE_EVENTS)[number]>;
type Handler = (event: SyntheticEvent<HTMLElement>) => void;

/** Event handlers that include the app's handlers on the root for events that the zone handles. */
export interface RootEvents {
  /** Returns the zone's handlers, which call the app's handlers on the zone, then those on the root. */
  readonly forZone: (zone: Handlers) => Handlers;
  /** Returns the root's handlers for events that didn't pass through the zone. */
  readonly forRoot: () => Handlers;
}

/**
 * Lets an app's handler on the root prevent the zone's action, although events reach the zone first:
 * the zone calls the root's handler before it acts, and the root then skips the event.
 */
export function useRootEvents(
  app: DOMAttributes<HTMLElement>,
  root: RefObject<HTMLElement | null>,
): RootEvents {
  const readApp = useLatest(app);
  const [events] = useState(() => createRootEvents(readApp, root));
  return events;
}

function createRootEvents(
  readApp: () => DOMAttributes<HTMLElement>,
  root: RefObject<HTMLElement | null>,
): RootEvents {
  const delivered = new WeakSet<Event>();
  const deliver = (name: keyof Handlers, event: SyntheticEvent<HTMLElement>) => {
    const handler = readApp()[name] as Handler | undefined;
    if (handler === undefined || delivered.has(event.nativeEvent)) return;
    delivered.add(event.nativeEvent);
    const { currentTarget } = event;
    event.currentTarget = root.current ?? currentTarget;
    handler(event);
    event.currentTarget = currentTarget;
  };
  const eachName = (handlerOf: (name: keyof Handlers) => Handler): Handlers =>
    Object.fromEntries(ZONE_EVENTS.map((name) => [name, handlerOf(name)]));

  return {
    forZone: (zone) =>
      eachName((name) => (event) => {
        (zone[name] as Handler | undefined)?.(event);
        if (!event.isPropagationStopped()) deliver(name, event);
      }),
    forRoot: () => eachName((name) => (event) => deliver(name, event)),
  };
}
