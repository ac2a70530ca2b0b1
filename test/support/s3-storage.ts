import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { IncomingMessage, RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { listen } from './listen.js';

interface S3rver {
  configureBuckets: () => Promise<unknown>;
  callback: () => RequestListener;
}
/** A package without types. */
const S3rver = createRequire(import.meta.url)('@20minutes/s3rver') as new (
  options: object,
) => S3rver;

const BUCKET = 'images';
// The server's only account.
const CREDENTIALS = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
const ANY_PAGE_MAY_PUT = `<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>PUT</AllowedMethod><AllowedHeader>content-type</AllowedHeader></CORSRule></CORSConfiguration>`;

/** A storage that verifies the signature of every requested URL. */
export interface S3Storage {
  readonly host: string;
  /** Every request it got, with its raw headers. */
  readonly requests: { readonly method: string; readonly headers: IncomingMessage['rawHeaders'] }[];
  /** Returns a URL that accepts an image of only this type until it expires. */
  readonly presign: (key: string, type: string, signedAt?: Date) => Promise<string>;
  /** Returns the bytes stored under a key. */
  readonly read: (key: string) => Promise<Buffer>;
  /** Breaks the connection of the next PUT in the middle of the file. */
  readonly breakNextPut: () => void;
  readonly close: () => Promise<void>;
}

/** Starts a storage. Without `cors`, pages have no access, as with a bucket that isn't set up for CORS. */
export async function startS3Storage({ cors = true } = {}): Promise<S3Storage> {
  const directory = await mkdtemp(join(tmpdir(), 's3-storage-'));
  const server = new S3rver({
    silent: true,
    directory,
    vhostBuckets: false,
    configureBuckets: [{ name: BUCKET, configs: cors ? [ANY_PAGE_MAY_PUT] : [] }],
  });
  await server.configureBuckets();
  const answer = server.callback();
  const requests: S3Storage['requests'] = [];
  let breaksNext = false;
  const { close, origin } = await listen((request, response) => {
    const { method = '', rawHeaders: headers } = request;
    requests.push({ method, headers });
    if (method === 'PUT' && breaksNext) {
      breaksNext = false;
      request.once('data', () => request.socket.destroy());
    } else {
      answer(request, response);
    }
  });
  const client = new S3Client({
    endpoint: origin,
    forcePathStyle: true,
    region: 'eu-west-1',
    credentials: CREDENTIALS,
    // The page can't know a checksum that the URL would require.
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  return {
    host: new URL(origin).host,
    requests,
    presign: (key, type, signedAt = new Date()) =>
      getSignedUrl(client, new PutObjectCommand({ Bucket: BUCKET, Key: key, ContentType: type }), {
        expiresIn: 60,
        signingDate: signedAt,
        // If unsigned, any type would be accepted.
        signableHeaders: new Set(['host', 'content-type']),
      }),
    async read(key) {
      const response = await fetch(`${origin}/${BUCKET}/${key}`);
      return Buffer.from(await response.arrayBuffer());
    },
    breakNextPut() {
      breaksNext = true;
    },
    async close() {
      client.destroy();
      await close();
      await rm(directory, { recursive: true });
    },
  };
}
