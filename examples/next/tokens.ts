import { createUploadTokens, type UploadTokens } from 'image-upload-dropzone/proxy';

let shared: UploadTokens | undefined;

/** Created with the first request: Next reads this file at build time, where there are no secrets. */
export function tokens(): UploadTokens {
  shared ??= createUploadTokens({
    keys: { '2026-11': process.env.UPLOAD_TOKEN_SECRET! },
    audience: 'https://app.example',
  });
  return shared;
}
