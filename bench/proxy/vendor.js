import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from './serve.js';

// A vendor that reads every body to its end, keeps nothing and answers as APIMart does. With
// BYTES_PER_SECOND it reads each body no faster than that.

const ANSWER = '{"url":"https://upload.apimart.ai/f/1.png"}';
const bytesPerSecond = Number(process.env['BYTES_PER_SECOND'] ?? Infinity);
/** Of smaller uploads nothing is told: there are thousands of them in a second. */
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
 * Says when the bytes of an upload begin to come, and when it breaks off.
 *
 * @param {import('node:http').IncomingMessage} request
 */
function tell(request) {
  request.once('data', () => process.send?.({ event: 'begun' }));
  request.on('close', () => {
    // This clock is one for all processes of a machine, so nothing is lost on the way of the message.
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
