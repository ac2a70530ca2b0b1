import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** The smallest possible PNG: one transparent pixel, 68 bytes. */
export const SMALL_PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
);
const PIECE = Buffer.concat([SMALL_PNG, Buffer.alloc(262_144 - SMALL_PNG.length, 7)]);

/**
 * Begins an upload with the headers that the component sends.
 *
 * @param {string} origin
 * @param {number} length
 * @param {import('node:http').Agent} [agent] Keeps connections open for several uploads.
 */
export function beginUpload(origin, length, agent) {
  return request(`${origin}/api/upload/apimart`, {
    ...(agent && { agent }),
    method: 'POST',
    headers: {
      'content-type': 'image/png',
      'content-length': length,
      'idempotency-key': randomUUID(),
      'x-upload-name': 'picture.png',
    },
  });
}

/**
 * Uploads the small PNG and waits for the answer.
 *
 * @param {string} origin
 * @param {import('node:http').Agent} agent
 */
export async function sendSmall(origin, agent) {
  const sending = beginUpload(origin, SMALL_PNG.length, agent);
  sending.end(SMALL_PNG);
  await expectSuccess(sending);
}

/**
 * Uploads this many bytes that begin like a PNG, as fast as they are read.
 *
 * @param {string} origin
 * @param {number} bytes
 */
export async function sendLarge(origin, bytes) {
  const sending = beginUpload(origin, bytes);
  Readable.from(piecesOf(bytes)).pipe(sending);
  await expectSuccess(sending);
}

/**
 * Yields the same piece repeatedly, so that the client itself costs next to nothing.
 *
 * @param {number} bytes
 */
function* piecesOf(bytes) {
  for (let left = bytes; left > 0; left -= PIECE.length) yield PIECE.subarray(0, left);
}

/** @param {import('node:http').ClientRequest} sending */
async function expectSuccess(sending) {
  const [response] = await once(sending, 'response');
  const answer = await text(response);
  if (response.statusCode !== 200) {
    throw new Error(`An upload was answered with ${response.statusCode}: ${answer}`);
  }
}
