/** One part of a received multipart form. */
interface ReceivedPart {
  readonly name: string;
  /** `undefined` for a part that isn't a file. */
  readonly fileName: string | undefined;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const BLANK_LINE = '\r\n\r\n';
const LINE_END = '\r\n';

/**
 * Reads a `multipart/form-data` body. Returns `undefined` if it isn't one.
 *
 * This doesn't use `Response.formData()`, which is unreliable in jsdom. An independent reader also finds
 * more errors in our writer.
 */
export function readForm(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
): readonly ReceivedPart[] | undefined {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return undefined;
  // One character per byte, so that positions in the text are positions in the bytes.
  const text = new TextDecoder('latin1').decode(bytes);
  const delimiter = `--${boundary}`;
  if (!text.startsWith(delimiter) || !text.endsWith(`${delimiter}--${LINE_END}`)) return undefined;

  const parts: ReceivedPart[] = [];
  let start = delimiter.length + LINE_END.length;
  for (;;) {
    const headEnd = text.indexOf(BLANK_LINE, start);
    const end = text.indexOf(LINE_END + delimiter, start);
    if (headEnd === -1 || end === -1 || end < headEnd) return parts;
    const head = new TextDecoder().decode(bytes.subarray(start, headEnd));
    parts.push({
      name: parameter(head, 'name') ?? '',
      fileName: parameter(head, 'filename'),
      type: /^content-type: (.+)$/im.exec(head)?.[1]?.trim() ?? '',
      bytes: bytes.slice(headEnd + BLANK_LINE.length, end),
    });
    start = end + LINE_END.length + delimiter.length + LINE_END.length;
  }
}

function parameter(head: string, name: string): string | undefined {
  const quoted = new RegExp(`[; ]${name}="([^"]*)"`, 'i').exec(head)?.[1];
  return quoted?.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n');
}
