'use client';
import { useRef, type ComponentPropsWithoutRef } from 'react';
import { useBeforePaint } from '../../react/hooks/use-before-paint.js';

/** What {@link TemporaryButton} takes. */
interface TemporaryButtonProps extends ComponentPropsWithoutRef<'button'> {
  /**
   * Finds what gets the focus when the button goes away while it has it. The same function at every
   * render: another one would count as another button.
   */
  readonly nextFocus: (button: HTMLElement) => HTMLElement | null | undefined;
}

/**
 * A button that goes away with the status it belongs to. If it goes while it has the focus, the focus
 * moves to what is always there, instead of being lost.
 */
export function TemporaryButton({ nextFocus, ...props }: TemporaryButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  useBeforePaint(() => {
    const element = button.current;
    return () => {
      if (element === null) return;
      // Seen from outside its shadow root, the focus is on the root's host.
      const { activeElement } = element.getRootNode() as Document | ShadowRoot;
      if (activeElement === element) nextFocus(element)?.focus();
    };
  }, [nextFocus]);
  return <button type="button" ref={button} {...props} />;
}
