import type { RecordedRequest } from './recording-vendor.js';
import { header } from './recording-vendor.js';

/** One part of a form, exactly as sent. */
export interface ReadPart {
  readonly headers: readonly string[];
  readonly body: Buffer;
}

/** Parses a form by hand, strictly by RFC 7578. Any deviation fails the test. */
export function readMultipart(request: Pick<RecordedRequest, 'headers' | 'body'>): ReadPart[] {
  const type = header(request as RecordedRequest, 'content-type') ?? '';
  const boundary = /^multipart\/form-data; boundary=([\w-]{1,70})$/.exec(type)?.[1];
  if (boundary === undefined) throw new Error(`No boundary in ${type}.`);
  const text = request.body.toString('latin1');
  const [before, ...sections] = `\r\n${text}`.split(`\r\n--${boundary}`);
  if (before !== '') throw new Error('Something stands before the first boundary.');
  if (sections.pop() !== '--\r\n') throw new Error('The form does not end with its last boundary.');
  return sections.map((section) => {
    const [head, ...rest] = section.split('\r\n\r\n');
    if (!head!.startsWith('\r\n')) throw new Error('A boundary is not alone on its line.');
    return {
      headers: head!.slice(2).split('\r\n'),
      body: Buffer.from(rest.join('\r\n\r\n'), 'latin1'),
    };
  });
}
