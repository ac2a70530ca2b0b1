import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PLACES = ['src', 'docs', 'stories', 'demo', 'examples', 'registry', '.storybook'];
const PAGES = [
  'README.md',
  'CHANGELOG.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'SKILL.md',
];

/** Turns of phrase that read like a translation. */
const UNWANTED: readonly RegExp[] = [
  /(?<!there )\bis none\b(?! of\b)/gi,
  // "There is no" and "is no longer" are English.
  /(?<!\bthere )\b(?:is|are) no (?!longer|more|less|fewer|better|larger)[a-z]+/gi,
  /(?<!would |may |will |might |not |doesn't |don't )\b(?:has|have) to be\b/gi,
  /\ba text\b(?! [a-z])/gi,
  /\b(?:is|are) (?:not )?taken here\b/gi,
  /\banew\b/gi,
  /\b(?:to|could) be had\b/gi,
  /\boftener\b/gi,
  /\bparts the two\b/gi,
  /\band its like\b/gi,
  /\bset up (?:rightly|wrong)\b/gi,
  /\bfor ever\b/gi,
  /\b(?:broke|breaks) off\b/gi,
  /\bcame to a standstill\b/gi,
  /\bhas run out\b/gi,
  /\bto hand on\b/gi,
  /\ball the same\b(?! [a-z])/gi,
  /\bthe very same\b/gi,
  /\bin the place of\b/gi,
  /\bbe rid of\b/gi,
  /\bas far as (?:any|some|no)body\b/gi,
  /\b(?:told|tells) of\b/gi,
  /\bbears?\b/gi,
  /\bwhoever\b/gi,
  /\bwithin time\b/gi,
  // Metaphors that stood for entry points, pipelines and the architecture.
  /\b(?:doors?|roads?)\b/gi,
  // At the start of a sentence that isn't a question.
  /(?:^|[.;:] |\/\/ |\* )Who (?:was|is|has|had|limits|wants|needs)\b(?![^.\n]*\?)/gm,
];

function unwantedIn(path: string): string[] {
  const page = readFileSync(ROOT + path, 'utf8');
  // The changelog's table quotes the sentences that were replaced.
  const text = path === 'CHANGELOG.md' ? page.replace(/^\|.*/gm, '') : page;
  return UNWANTED.flatMap((phrase) =>
    [...text.matchAll(phrase)].map(({ 0: found, index }) => {
      const line = text.slice(0, index).split('\n').length;
      return `${path}:${line}: ${found.trim()}`;
    }),
  );
}

function filesIn(folder: string): string[] {
  return readdirSync(ROOT + folder, { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.(?:tsx?|css|md)$/.test(path) && !path.includes('node_modules'));
}

it('sentences, messages, comments and pages are in plain English', () => {
  const files = [...PAGES, ...PLACES.flatMap(filesIn)];
  expect(files.length).toBeGreaterThan(200);
  expect(files.flatMap(unwantedIn)).toEqual([]);
});
