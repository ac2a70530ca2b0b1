/** Pastes as a browser does: the event starts at the focus and bubbles, even out of shadow roots. */
export function paste(
  { files = [], ...texts }: { files?: readonly File[]; html?: string; plain?: string },
  target: Element = document.activeElement ?? document.body,
): boolean {
  const clipboardData = new DataTransfer();
  for (const file of files) clipboardData.items.add(file);
  if (texts.html !== undefined) clipboardData.setData('text/html', texts.html);
  if (texts.plain !== undefined) clipboardData.setData('text/plain', texts.plain);
  return target.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }),
  );
}
