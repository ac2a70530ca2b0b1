import { randomUuid } from '../../core/random-uuid.js';
import type { FormPart } from '../../providers/upstream.js';

/** The bytes around the file in a multipart form. */
interface MultipartEnvelope {
  /** The header value, including the boundary. */
  readonly contentType: string;
  readonly prefix: Uint8Array;
  readonly suffix: Uint8Array;
}

/**
 * Writes a form according to [RFC 7578](https://www.rfc-editor.org/rfc/rfc7578) around a file that is
 * streamed. The lengths of both ends are known, so the whole body's length is as exact as the file's.
 */
export function writeEnvelope(parts: readonly FormPart[]): MultipartEnvelope {
  const boundary = `image-upload-${randomUuid()}`;
  let prefix = '';
  let suffix = '';
  let fileWritten = false;
  for (const part of parts) {
    if ('file' in part) {
      prefix +=
        `--${boundary}\r\n` +
        `Content-Disposition: form-data; name="${quoted(part.name)}"; filename="${quoted(part.file.name)}"\r\n` +
        `Content-Type: ${part.file.type}\r\n\r\n`;
      suffix += '\r\n';
      fileWritten = true;
    } else {
      const text =
        `--${boundary}\r\n` +
        `Content-Disposition: form-data; name="${quoted(part.name)}"\r\n\r\n` +
        `${part.value}\r\n`;
      if (fileWritten) suffix += text;
      else prefix += text;
    }
  }
  const encoder = new TextEncoder();
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    prefix: encoder.encode(prefix),
    suffix: encoder.encode(`${suffix}--${boundary}--\r\n`),
  };
}

/** Quotes a text as the [HTML standard](https://html.spec.whatwg.org/#multipart-form-data) requires. */
function quoted(text: string): string {
  // guard: form-names-are-escaped
  return text.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22');
}
