'use client';
import { useRef, type ComponentPropsWithoutRef } from 'react';
import { useBeforePaint } from '../../react/hooks/use-before-paint.js';

/** The props of {@link TemporaryButton}. */
interface TemporaryButtonProps extends ComponentPropsWithoutRef<'button'> {
  /**
   * Finds the element to focus if the button is removed while it has the focus. Must be the same function
   * on every render: a different one counts as a different button.
   */
  readonly nextFocus: (button: HTMLElement) => HTMLElement | null | undefined;
}

/**
 * A button that is removed when its status ends. If it has the focus then, the focus moves to an element
 * that is always present instead of being lost.
 */
export function TemporaryButton({ nextFocus, ...props }: TemporaryButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  useBeforePaint(() => {
    const element = button.current;
    return () => {
      if (element === null) return;
      // From outside a shadow root, its host would be the active element.
      const { activeElement } = element.getRootNode() as Document | ShadowRoot;
      if (activeElement === element) nextFocus(element)?.focus();
    };
  }, [nextFocus]);
  return <button type="button" ref={button} {...props} />;
}
