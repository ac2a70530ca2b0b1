/** Lets the page answer what people did meanwhile. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
