const REFUSAL =
  'image-upload-dropzone/proxy was imported into a browser bundle. It holds API keys, so it has to stay on the server. In stories and tests use createTestBackend of image-upload-dropzone/testing.';

function refuse(): never {
  throw new Error(REFUSAL);
}

// Has the names of the real entry point, so that a bundle builds and shows this error, not "not exported".
export const createTokenProxy = refuse;
export const createUploadTokens = refuse;
export const defineProvider = refuse;
export const defineUpstream = refuse;
export const ProxyConfigurationError = refuse;
export const toNodeListener = refuse;
export const UploadError = refuse;

refuse();
