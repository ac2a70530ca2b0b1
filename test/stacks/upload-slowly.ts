import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { sampleImages } from '../../src/testing/index.js';

/** Uploads an image to APIMart in two halves. The second one leaves when `untilSeen` resolves. */
export async function uploadSlowly(url: string, untilSeen: () => Promise<void>) {
  const photo = sampleImages.jpeg({ name: 'hall.jpg', bytes: 2_000_000 });
  const bytes = Buffer.from(await photo.arrayBuffer());
  const half = bytes.length / 2;
  const upload = request(`${url}/api/upload/apimart`, {
    method: 'POST',
    headers: { 'content-type': photo.type, 'content-length': bytes.length },
  });
  const answered = once(upload, 'response');
  upload.write(bytes.subarray(0, half));
  await untilSeen();
  upload.end(bytes.subarray(half));
  const [response] = (await answered) as [IncomingMessage];
  return { bytes, status: response.statusCode, answer: await json(response) };
}
