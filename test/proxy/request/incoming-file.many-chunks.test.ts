import { expect, it } from 'vitest';
import { startTimeouts } from '../../../src/proxy/limits/timeouts.js';
import { openIncomingFile } from '../../../src/proxy/request/incoming-file.js';
import { pngBytes } from '../image-bytes.js';

it('forwards the buffered start of a file in 70,000 one-byte chunks as one piece', async () => {
  const bytes = pngBytes(70_000);
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent === bytes.length) controller.close();
      else controller.enqueue(bytes.subarray(sent, (sent += 1)));
    },
  });
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
  const timeouts = startTimeouts();
  const file = await openIncomingFile(
    new Request('http://app.example/', init),
    { declaredBytes: undefined, maxBytes: 1_000_000 },
    timeouts,
  );

  const pieces: Uint8Array[] = [];
  for (let piece = await file.read(); piece !== undefined; piece = await file.read()) {
    pieces.push(piece);
  }
  timeouts.clear();

  expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
  // The bytes that proved the type are one piece. Taking them from a list would cost quadratic time.
  expect(pieces[0]!.length).toBe(65_536);
  expect(pieces).toHaveLength(1 + 70_000 - 65_536);
});
