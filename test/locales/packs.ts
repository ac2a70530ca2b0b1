import { ar, arNotes } from '../../src/locales/ar.js';
import { de, deNotes } from '../../src/locales/de.js';
import { en, enNotes } from '../../src/locales/en.js';
import { es, esNotes } from '../../src/locales/es.js';
import { fr, frNotes } from '../../src/locales/fr.js';
import { ja, jaNotes } from '../../src/locales/ja.js';
import type { Labels } from '../../src/locales/labels.js';
import { ptBR, ptBRNotes } from '../../src/locales/pt-BR.js';
import type { DescribeNote } from '../../src/locales/notes.js';
import type { Words } from '../../src/locales/words.js';
import { words as arWords } from '../../src/locales/words/ar.js';
import { words as deWords } from '../../src/locales/words/de.js';
import { words as enWords } from '../../src/locales/words/en.js';
import { words as esWords } from '../../src/locales/words/es.js';
import { words as frWords } from '../../src/locales/words/fr.js';
import { words as jaWords } from '../../src/locales/words/ja.js';
import { words as ptBRWords } from '../../src/locales/words/pt-BR.js';
import { words as zhCNWords } from '../../src/locales/words/zh-CN.js';
import { zhCN, zhCNNotes } from '../../src/locales/zh-CN.js';

/** A language the package speaks. */
export interface Pack {
  readonly tag: string;
  /** The locale whose numbers it writes, which may be more specific than the tag. */
  readonly locale: string;
  readonly labels: Labels;
  readonly describeNote: DescribeNote;
  readonly words: Words;
}

/** Each language the package speaks. */
export const PACKS: readonly Pack[] = [
  { tag: 'en', locale: 'en-GB', labels: en, describeNote: enNotes, words: enWords },
  { tag: 'de', locale: 'de', labels: de, describeNote: deNotes, words: deWords },
  { tag: 'fr', locale: 'fr', labels: fr, describeNote: frNotes, words: frWords },
  { tag: 'es', locale: 'es', labels: es, describeNote: esNotes, words: esWords },
  { tag: 'pt-BR', locale: 'pt-BR', labels: ptBR, describeNote: ptBRNotes, words: ptBRWords },
  { tag: 'ja', locale: 'ja', labels: ja, describeNote: jaNotes, words: jaWords },
  { tag: 'zh-CN', locale: 'zh-CN', labels: zhCN, describeNote: zhCNNotes, words: zhCNWords },
  { tag: 'ar', locale: 'ar-u-nu-latn', labels: ar, describeNote: arNotes, words: arWords },
];

/** Returns the pack of a language. */
export function packOf(tag: string): Pack {
  return PACKS.find((pack) => pack.tag === tag)!;
}
