/**
 * Joins a picture's button to the others of its list: together, they are one tab stop. If the chunk for
 * it can't be loaded, each is one.
 */
export function joinPictures(button: HTMLElement | null): void {
  if (button === null) return;
  import('./picture-stops.js').then(
    (part) => part.joinPictures(button),
    () => {},
  );
}
