import { framingOf, readBody, type BodyReader } from './http-body.js';
import { readHead, type MessageHead } from './http-head.js';

/** Collects the final answer to one request as its bytes arrive. */
export interface AnswerReader {
  take(bytes: Buffer): void;
  /** Reports that the other side has closed, which ends an answer without a length. */
  close(): void;
  readonly head: MessageHead | undefined;
  readonly status: number | undefined;
  readonly body: Buffer;
  readonly complete: boolean;
}

/** Creates a reader for the answer to a request with this method. */
export function readAnswer(method: string): AnswerReader {
  let unread: Buffer = Buffer.alloc(0);
  let head: MessageHead | undefined;
  let reader: BodyReader | undefined;
  let closed = false;

  function readHeads() {
    for (let found = readHead(unread); found && !reader; found = readHead(unread)) {
      unread = found.rest;
      const status = statusOf(found.head);
      if (status >= 100 && status < 200) continue; // an interim answer; the final one follows
      const bare = method === 'HEAD' || status === 204 || status === 304;
      head = found.head;
      reader = readBody(bare ? 0 : framingOf(head.headers, 'until-close'));
    }
  }

  return {
    take(bytes) {
      unread = Buffer.concat([unread, bytes]);
      readHeads();
      if (reader) unread = reader.take(unread);
    },
    close() {
      closed = true;
    },
    get head() {
      return head;
    },
    get status() {
      return head && statusOf(head);
    },
    get body() {
      return reader?.body ?? Buffer.alloc(0);
    },
    get complete() {
      if (!reader || !head) return false;
      return (
        reader.complete || (closed && framingOf(head.headers, 'until-close') === 'until-close')
      );
    },
  };
}

function statusOf({ startLine }: MessageHead): number {
  return Number(/^HTTP\/\d(?:\.\d)? (\d{3})/.exec(startLine)?.[1]);
}
