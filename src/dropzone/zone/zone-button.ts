/** The button that opens the file dialog, of the dropzone that an element stands in. */
export function zoneButtonOf(element: HTMLElement): HTMLElement | null | undefined {
  return element
    .closest('[data-slot="root"]')
    ?.querySelector<HTMLElement>('[data-slot="zone"] button');
}
