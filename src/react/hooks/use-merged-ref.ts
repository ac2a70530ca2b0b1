import { useMemo, type Ref, type RefCallback, type RefObject } from 'react';

/** Returns one ref that sets both ours and the app's. */
export function useMergedRef<Node extends Element>(
  own: RefObject<Node | null>,
  given: Ref<Node> | undefined,
): RefCallback<Node> {
  return useMemo(() => mergeRefs(own, given), [own, given]);
}

function mergeRefs<Node extends Element>(
  own: RefObject<Node | null>,
  given: Ref<Node> | undefined,
): RefCallback<Node> {
  let cleanUp: (() => void) | undefined;
  return (element) => {
    own.current = element;
    if (typeof given === 'function') {
      // React 18 doesn't support cleanup functions and warns about a callback that returns one.
      if (element === null && cleanUp) cleanUp();
      else cleanUp = given(element) ?? undefined;
    } else if (given) {
      given.current = element;
    }
  };
}
