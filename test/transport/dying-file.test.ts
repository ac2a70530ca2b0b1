import { describe, expect, it } from 'vitest';
import { apimart, autoenhance } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import { uploadWithRetries } from '../../src/transport/upload-with-retries.js';
import { requestGateOf } from '../../src/transport/request-gate.js';
import { createUploadSession } from '../../src/transport/upload-session.js';
import { failureOf, KEY } from './attempt.js';
import { openServer } from './record-requests.js';

/** Bytes; on a slow machine a smaller file would have left completely before the connection breaks. */
const MORE_THAN_BUFFERS_HOLD = 24_000_000;

/** A file that can be read this many times, counting only the one-byte probes. */
function fileReadable(times: number, bytes = 1_000_000): File {
  const file = sampleImages.png({ name: 'gone.png', bytes });
  const slice = file.slice.bind(file);
  let left = times;
  file.slice = (start, end, type) => {
    const piece = slice(start, end, type);
    if (end !== 1) return piece;
    left -= 1;
    if (left >= 0) return piece;
    return Object.assign(piece, {
      arrayBuffer: () => Promise.reject(new DOMException('It is gone.', 'NotFoundError')),
    });
  };
  return file;
}

function upload(
  file: File,
  endpoint: string,
  provider: typeof apimart | typeof autoenhance,
  readAt?: number,
) {
  return failureOf(
    uploadWithRetries(provider, file, () => ({ endpoint }), {
      options: {},
      session: createUploadSession(provider, KEY),
      signal: new AbortController().signal,
      retries: 3,
      retryAmbiguous: true,
      readAt,
    }),
  );
}

/** An endpoint that ends the connection before it has read the file. */
async function breakingEndpoint() {
  const { endpoint, requests, onHead } = await openServer();
  onHead((incoming) => incoming.socket.destroy());
  return { endpoint, requests };
}

describe('a file that can no longer be read', () => {
  it('is not sent', async () => {
    const { endpoint, requests } = await openServer();
    expect(await upload(fileReadable(0), endpoint, apimart)).toMatchObject({
      code: 'file-unreadable',
      retryable: false,
      params: { name: 'gone.png' },
      cause: expect.objectContaining({ name: 'NotFoundError' }),
    });
    expect(requests).toHaveLength(0);
  });

  it.each([apimart, autoenhance])(
    'is detected after a broken connection, and not sent again ($name)',
    async (provider) => {
      const { endpoint } = await breakingEndpoint();
      const failure = await upload(fileReadable(1, MORE_THAN_BUFFERS_HOLD), endpoint, provider);
      expect(failure).toMatchObject({ code: 'file-changed', retryable: false });
    },
  );

  it('is also detected if it was read too recently to be read again first', async () => {
    const { endpoint } = await breakingEndpoint();
    const file = fileReadable(0, MORE_THAN_BUFFERS_HOLD);
    const failure = await upload(file, endpoint, apimart, Date.now());
    expect(failure).toMatchObject({ code: 'file-changed', retryable: false });
  });

  it('is not sent after a pause that outlasts its last read', async () => {
    const { endpoint, requests } = await openServer();
    requestGateOf({ endpoint }, apimart).pause(400);
    const failure = await upload(fileReadable(0), endpoint, apimart, Date.now() - 4800);
    expect(failure).toMatchObject({ code: 'file-unreadable' });
    expect(requests).toHaveLength(0);
  });

  it('still counts as sent if all of it had left', async () => {
    const { endpoint, requests } = await openServer('drop');
    const failure = await upload(fileReadable(1), endpoint, apimart);
    // There would have been a second try if the file still existed.
    expect(failure).toMatchObject({ code: 'outcome-unknown', cause: { code: 'file-unreadable' } });
    expect(requests).toHaveLength(1);
  });
});
