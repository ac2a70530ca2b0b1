throw new Error(
  'image-upload-dropzone/proxy was imported into a browser bundle. It holds API keys, so it has to stay on the server. In stories and tests use createTestBackend of image-upload-dropzone/testing.',
);
