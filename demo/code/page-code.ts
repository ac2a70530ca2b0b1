import type { Language } from '../languages.js';
import type { Layout } from '../stage/stage.js';

/** What the code for a page depends on. */
export interface Snippet {
  /** The provider's name on the wire. */
  readonly name: string;
  /** The name that apps import it by. */
  readonly provider: string;
  readonly options?: object;
  /** The field of the result that an app keeps. */
  readonly result: string;
  readonly language: Language;
  readonly layout: Layout;
}

/** The component as it is seen on this page. */
export function pageCode({ language, layout, options, provider, result }: Snippet): string {
  const pack = language.replace('-', '');
  return [
    `import { ${provider}, ImageUploadDropzone } from 'image-upload-dropzone';`,
    ...(language === 'en'
      ? []
      : [`import { ${pack} } from 'image-upload-dropzone/locales/${language}';`]),
    `import 'image-upload-dropzone/styles.css';`,
    '',
    'export const Photos = () => (',
    '  <ImageUploadDropzone',
    `    provider={${provider}}`,
    ...(options === undefined ? [] : [`    options={${literal(options)}}`]),
    ...(layout === 'list' ? [] : [`    layout="${layout}"`]),
    ...(language === 'en' ? [] : [`    labels={${pack}}`]),
    `    onSuccess={({ ${result} }) => console.log(${result})}`,
    '  />',
    ');',
    '',
  ].join('\n');
}

/** The token proxy that this page talks to. */
export function serverCode({ name }: Pick<Snippet, 'name'>): string {
  const key = /^\w+$/.test(name) ? name : `'${name}'`;
  const variable = `${name.toUpperCase().replaceAll('-', '_')}_API_KEY`;
  return [
    `import { createTokenProxy } from 'image-upload-dropzone/proxy';`,
    '',
    'const proxy = createTokenProxy({',
    '  providers: {',
    `    ${key}: { apiKey: () => process.env['${variable}'] },`,
    '  },',
    '  // Your sign-in decides: see docs/proxy.md.',
    '  authorize: () => true,',
    '});',
    '',
    '// app/api/upload/[...path]/route.ts of Next.js; other servers are as short.',
    'export { proxy as POST, proxy as OPTIONS };',
    '',
  ].join('\n');
}

function literal(options: object): string {
  const fields = Object.entries(options).map(([name, value]) =>
    typeof value === 'string' ? `${name}: '${value}'` : `${name}: ${String(value)}`,
  );
  return `{ ${fields.join(', ')} }`;
}
