'use client';
import { useRef, type ComponentPropsWithoutRef } from 'react';
import { useBeforePaint } from '../../react/hooks/use-before-paint.js';

/** What {@link FleetingButton} takes. */
export interface FleetingButtonProps extends ComponentPropsWithoutRef<'button'> {
  /**
   * Finds what gets the focus when the button goes away while it has it. The same function at every
   * render: another one would count as another button.
   */
  readonly refuge: (button: HTMLElement) => HTMLElement | null | undefined;
}

/**
 * A button that goes away with the status it belongs to. If it goes while it has the focus, the focus
 * moves to what is always there, instead of being lost.
 */
export function FleetingButton({ refuge, ...props }: FleetingButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  useBeforePaint(() => {
    const element = button.current;
    return () => {
      if (element === null) return;
      // Seen from outside its shadow root, the focus is on the root's host.
      const { activeElement } = element.getRootNode() as Document | ShadowRoot;
      if (activeElement === element) refuge(element)?.focus();
    };
  }, [refuge]);
  return <button type="button" ref={button} {...props} />;
}
