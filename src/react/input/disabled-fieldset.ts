import { useMemo, useSyncExternalStore, type RefObject } from 'react';

/** Whether a `<fieldset disabled>` switches an element off, as it does every control in it. */
export function isInDisabledFieldset(element: Element | null): boolean {
  return fieldsetsAround(element).some(
    (fieldset) =>
      fieldset.disabled &&
      // What stands in its legend stays on.
      fieldset.querySelector(':scope > legend')?.contains(element) !== true,
  );
}

/** The same, followed while it changes. False on a server, and until the element is there. */
export function useInDisabledFieldset(element: RefObject<Element | null>): boolean {
  const subscribe = useMemo(() => followFieldsets(element), [element]);
  return useSyncExternalStore(
    subscribe,
    () => isInDisabledFieldset(element.current),
    () => false,
  );
}

function followFieldsets(element: RefObject<Element | null>) {
  return (onChange: () => void) => {
    const observer = new MutationObserver(onChange);
    for (const fieldset of fieldsetsAround(element.current)) {
      observer.observe(fieldset, { attributeFilter: ['disabled'] });
    }
    return () => observer.disconnect();
  };
}

function fieldsetsAround(element: Element | null): readonly HTMLFieldSetElement[] {
  const inner = element?.closest('fieldset') ?? null;
  return inner === null ? [] : [inner, ...fieldsetsAround(inner.parentElement)];
}
