import { expect, it } from 'vitest';
import { readStorageAnswer } from '../../src/core/storage-answer.js';

function s3Error(code: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>x</Message></Error>`;
}

it.each([
  [200, '{"status":"success"}', 'stored'],
  [200, '', 'stored'],
  [204, '', 'stored'],
  [200, s3Error('InternalError'), 'stored'],
  [500, s3Error('InternalError'), 'busy'],
  [503, s3Error('SlowDown'), 'busy'],
  [408, '', 'busy'],
  [429, '', 'busy'],
  [400, s3Error('RequestTimeout'), 'busy'],
  [400, s3Error('ExpiredToken'), 'expired'],
  [403, s3Error('AccessDenied'), 'expired'],
  [403, s3Error('RequestTimeTooSkewed'), 'expired'],
  [403, '', 'expired'],
  [403, s3Error('SignatureDoesNotMatch'), 'refused'],
  [403, s3Error('InvalidAccessKeyId'), 'refused'],
  [400, '{"error":"Invalid request"}', 'refused'],
  [404, s3Error('NoSuchBucket'), 'refused'],
  [412, s3Error('AccessDenied'), 'refused'],
  [307, '', 'refused'],
])('an answer of %i with %s means %s', (status, body, meaning) => {
  expect(readStorageAnswer(status, body)).toBe(meaning);
});
