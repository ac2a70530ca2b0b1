/**
 * A ref for picture buttons that loads the code that makes them a single tab stop. If the chunk can't be
 * loaded, each button is a tab stop.
 */
export function rovingTabindexRef(button: HTMLElement | null): void {
  if (button === null) return;
  import('./roving-tabindex.js').then(
    (part) => part.joinRovingTabindex(button),
    () => {},
  );
}
