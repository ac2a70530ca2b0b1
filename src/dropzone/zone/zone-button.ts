/** Returns the button that opens the file dialog of the dropzone around an element. */
export function zoneButtonOf(element: HTMLElement): HTMLElement | null | undefined {
  return element
    .closest('[data-slot="root"]')
    ?.querySelector<HTMLElement>('[data-slot="zone"] button');
}
