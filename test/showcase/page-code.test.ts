import { transformWithOxc } from 'vite';
import { describe, expect, it } from 'vitest';
import { pageCode, serverCode } from '../../demo/code/page-code.js';
import * as entryPoint from '../../src/index.js';
import { ptBR } from '../../src/locales/pt-BR.js';

/** Rejects if it can't be parsed. */
const parse = (code: string) => transformWithOxc(code, 'photos.tsx');

describe('the code that the demo shows', () => {
  const code = pageCode({
    name: 'ai-homedesign',
    provider: 'aiHomeDesign',
    options: { serviceName: 'service-day-to-dusk', flag: true },
    result: 'orderId',
    language: 'pt-BR',
    layout: 'grid',
  });

  it('can be parsed, with every prop that was chosen', async () => {
    await parse(code);
    expect(code).toContain("options={{ serviceName: 'service-day-to-dusk', flag: true }}");
    expect(code).toContain('layout="grid"');
    expect(code).toContain('onSuccess={({ orderId }) => console.log(orderId)}');
  });

  it('imports names that exist', () => {
    const [, names = ''] = /import \{ (.*) \} from 'image-upload-dropzone';/.exec(code)!;
    expect(Object.keys(entryPoint)).toEqual(expect.arrayContaining(names.split(', ')));
    expect(code).toContain("import { ptBR } from 'image-upload-dropzone/locales/pt-BR';");
    expect(ptBR).toBeDefined();
  });

  it('names the provider and its variable on the server', async () => {
    const server = serverCode({ name: 'ai-homedesign' });
    await parse(server);
    expect(server).toContain(
      "'ai-homedesign': { apiKey: () => process.env['AI_HOMEDESIGN_API_KEY'] }",
    );
  });
});
