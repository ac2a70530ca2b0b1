import { useMemo, useSyncExternalStore, type RefObject } from 'react';

/** Whether a `<fieldset disabled>` disables an element, as it does every control in it. */
export function isInDisabledFieldset(element: Element | null): boolean {
  return fieldsetsAround(element).some(
    (fieldset) =>
      fieldset.disabled &&
      // Its legend isn't disabled.
      fieldset.querySelector(':scope > legend')?.contains(element) !== true,
  );
}

/** Follows changes of `isInDisabledFieldset`. False on a server and until the element exists. */
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
