import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { apimart, ImageUploadDropzone } from '../src/index.js';
import { ar } from '../src/locales/ar.js';
import { de } from '../src/locales/de.js';
import { en } from '../src/locales/en.js';
import { es } from '../src/locales/es.js';
import { fr } from '../src/locales/fr.js';
import { ja } from '../src/locales/ja.js';
import { ptBR } from '../src/locales/pt-BR.js';
import { zhCN } from '../src/locales/zh-CN.js';
import { sampleImages } from '../src/testing/index.js';
import { addFiles } from './add-files.js';
import { SUCCEEDS } from './scripted-http.js';

/**
 * Each language has its own entry point, such as `image-upload-dropzone/locales/de`. Pass its export as
 * `labels`. Numbers, lists and plurals follow the language.
 */
const meta = {
  title: 'ImageUploadDropzone/Languages',
  component: ImageUploadDropzone<Record<string, never>, { readonly url: string }>,
  parameters: { controls: { disable: true }, docs: { story: { autoplay: true } } },
  args: {
    provider: apimart,
    http: SUCCEEDS,
  },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

function inLanguage(lang: string, labels: typeof en): Story {
  return {
    args: { labels },
    decorators: [
      (Story) => (
        <div lang={lang} dir={lang === 'ar' ? 'rtl' : 'ltr'}>
          <Story />
        </div>
      ),
    ],
    play: async ({ canvas, canvasElement }) => {
      await expect(canvas.getByRole('button', { name: labels.choose(true) })).toBeVisible();
      await addFiles(canvasElement, [
        sampleImages.jpeg({ name: 'garden.jpg' }),
        new File([], 'empty.png', { type: 'image/png' }),
      ]);
      const row = (await canvas.findByText('garden.jpg')).closest<HTMLElement>('li')!;
      await waitFor(() => expect(row).toHaveAttribute('data-status', 'success'));
      const alert = await canvas.findByRole('alert');
      // Compared exactly, because French has a non-breaking space before its colon.
      await expect(alert.textContent).toBe(
        labels.alert('empty.png', labels.errors['file-empty']({})),
      );
    },
  };
}

export const Arabic = inLanguage('ar', ar);
export const English = inLanguage('en', en);
export const French = inLanguage('fr', fr);
export const German = inLanguage('de', de);
export const Japanese = inLanguage('ja', ja);
export const BrazilianPortuguese = inLanguage('pt-BR', ptBR);
export const SimplifiedChinese = inLanguage('zh-CN', zhCN);
export const Spanish = inLanguage('es', es);
