import { fireEvent } from '@testing-library/react';

/** A step of dragging files over an element. */
export type DragStep = 'dragenter' | 'dragover' | 'dragleave' | 'drop';

/** Performs one step; returns whether the browser would still act on it by itself. */
export function drag(step: DragStep, target: Element, ...files: File[]): boolean {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  return fireEvent(
    target,
    new DragEvent(step, { dataTransfer, bubbles: true, cancelable: true, composed: true }),
  );
}
