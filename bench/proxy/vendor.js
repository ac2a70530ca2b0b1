import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from './serve.js';

// A vendor that reads every body to the end, stores nothing and responds as APIMart does.
// BYTES_PER_SECOND limits how fast it reads each body.

const ANSWER = '{"url":"https://upload.apimart.ai/f/1.png"}';
const bytesPerSecond = Number(process.env['BYTES_PER_SECOND'] ?? Infinity);
/** Smaller uploads aren't reported because there are thousands per second. */
const TOLD_FROM_BYTES = 1_000_000;

serve((request, response) => {
  if (Number(request.headers['content-length']) >= TOLD_FROM_BYTES) tell(request);
  request.on('end', () => {
    response.setHeader('content-type', 'application/json');
    response.end(ANSWER);
  });
  if (bytesPerSecond === Infinity) request.resume();
  else void readSlowly(request).catch(() => {});
});

/**
 * Reports when the first bytes of an upload arrive, and when it is aborted.
 *
 * @param {import('node:http').IncomingMessage} request
 */
function tell(request) {
  request.once('data', () => process.send?.({ event: 'begun' }));
  request.on('close', () => {
    // All processes on a machine share this clock, so the message's own delay doesn't count.
    if (!request.complete) process.send?.({ event: 'stopped', at: process.hrtime.bigint() });
  });
}

/** @param {import('node:http').IncomingMessage} request */
async function readSlowly(request) {
  const startedAt = performance.now();
  let bytes = 0;
  for await (const piece of request) {
    bytes += piece.length;
    const earlyMs = (bytes / bytesPerSecond) * 1000 - (performance.now() - startedAt);
    if (earlyMs > 1) await sleep(earlyMs);
  }
}
