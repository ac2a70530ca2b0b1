import { isRecord } from '../../src/core/is-record.js';

/**
 * Which file a request is about. Only the page knows: the bytes that go to a storage carry no name, and
 * the proxy's request to a vendor is known by its idempotency key.
 */
export interface FileNames {
  readonly ofRequest: (
    url: string,
    headers: ReadonlyMap<string, string>,
    body: unknown,
  ) => string | undefined;
  readonly ofKey: (key: string) => string | undefined;
  /** Reads a ticket, whose storage URL is the file's. */
  readonly learn: (file: string | undefined, answer: unknown) => void;
}

export function createFileNames(): FileNames {
  const names = new Map<string, string>();
  return {
    ofRequest(url, headers, body) {
      const encoded = headers.get('x-upload-name');
      const name = encoded === undefined ? nameIn(body) : decodeURIComponent(encoded);
      const key = headers.get('idempotency-key');
      if (name !== undefined && key !== undefined) names.set(key, name);
      return name ?? names.get(url);
    },
    ofKey: (key) => names.get(key),
    learn(file, answer) {
      const ticket = parsed(answer)?.['put'];
      if (file !== undefined && isRecord(ticket)) names.set(String(ticket['url']), file);
    },
  };
}

function nameIn(body: unknown): string | undefined {
  const name = parsed(body)?.['name'];
  return typeof name === 'string' ? name : undefined;
}

function parsed(body: unknown): Record<string, unknown> | undefined {
  if (typeof body !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
