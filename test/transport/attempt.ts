import { expect } from 'vitest';
import { UploadError } from '../../src/core/errors/upload-error.js';
import { apimart } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import type { Route } from '../../src/transport/route.js';
import type { UploadAttempt } from '../../src/transport/upload-attempt.js';
import { uploadImage } from '../../src/transport/upload-image.js';
import { createUploadSession } from '../../src/transport/upload-session.js';

export const KEY = '3d0f7f0c-6a8e-4d1b-9c52-6f0d1a1f2b3c';

/** Uploads a small PNG to APIMart's route once, unless told otherwise. */
export function attempt(
  route: Route,
  { file = sampleImages.png(), ...change }: Partial<UploadAttempt> & { readonly file?: File } = {},
) {
  return uploadImage(apimart, file, route, {
    options: {},
    session: createUploadSession(apimart, KEY),
    signal: new AbortController().signal,
    ...change,
  });
}

/** Returns what an upload fails with; a success fails the test. */
export async function failureOf(upload: Promise<unknown>): Promise<UploadError> {
  const outcome = await upload.then(
    () => 'It succeeded.',
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(UploadError);
  return outcome as UploadError;
}
