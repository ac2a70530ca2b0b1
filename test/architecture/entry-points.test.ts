import { describe, expect, it } from 'vitest';

async function namesOf(entryPoint: Promise<object>): Promise<string[]> {
  return Object.keys(await entryPoint).toSorted();
}

describe('the package', () => {
  it('exports these names to browsers', async () => {
    expect(await namesOf(import('../../src/index.js'))).toEqual([
      'ImageUploadDropzone',
      'ImageUploadItem',
      'ImageUploadList',
      'ImageUploadRoot',
      'ImageUploadSummary',
      'ImageUploadZone',
      'UploadError',
      'aiHomeDesign',
      'apimart',
      'autoenhance',
      'defineProvider',
      'fitTo',
      'fitToProvider',
      'imagePipeline',
      'inspectImage',
      'stablecog',
      'stripMetadata',
      'useAiHomeDesignUpload',
      'useApimartUpload',
      'useAutoenhanceUpload',
      'useImagePipelineUpload',
      'useImageUpload',
      'useStablecogUpload',
      'withLimits',
    ]);
  });

  it('exports these names to servers', async () => {
    const names = await namesOf(import('../../src/proxy/index.js'));
    expect(names).toEqual([
      'ProxyConfigurationError',
      'UploadError',
      'createTokenProxy',
      'createUploadTokens',
      'defineProvider',
      'defineUpstream',
      'toNodeListener',
    ]);
    // A browser bundle finds the same names, so it builds and then refuses to run.
    const refusal = import.meta.glob<string>('../../src/proxy/refuse-browser.ts', {
      query: '?raw',
      import: 'default',
      eager: true,
    });
    const [source] = Object.values(refusal);
    const refused = [...source!.matchAll(/export const (\w+) = refuse;/g)].map(([, name]) => name);
    expect(new Set(refused)).toEqual(new Set(names));
  });

  it('exports one name to Vite', async () => {
    expect(await namesOf(import('../../src/dev/vite.js'))).toEqual(['imageUploadDev']);
  });

  it('exports these names to tests', async () => {
    expect(await namesOf(import('../../src/testing/index.js'))).toEqual([
      'PROVIDER_LAWS',
      'createProviderDouble',
      'createTestBackend',
      'createTestHttp',
      'sampleImages',
    ]);
  });
});
