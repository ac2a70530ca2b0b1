import { readFileSync } from 'node:fs';

/** What the README tells a new user to do, in its order. */
export type Step =
  | { readonly do: 'run'; readonly command: string }
  | { readonly do: 'write'; readonly path: string; readonly text: string };

const README = new URL('../../README.md', import.meta.url);

/** The steps of the README's section for a stack, word for word. */
export function readFirstHour(stack: 'Vite' | 'Next'): readonly Step[] {
  const [, section = ''] = readFileSync(README, 'utf8').split(`\n## Start with ${stack}\n`);
  const [own = ''] = section.split('\n## ');
  return [...own.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(
    ([, language, code = '']): Step[] => {
      if (language === 'sh') {
        return code
          .trim()
          .split('\n')
          .map((command) => ({ do: 'run', command }));
      }
      const [, path = '', text = ''] = /^\/\/ (\S+)\n(.*)$/s.exec(code) ?? [];
      return [{ do: 'write', path, text }];
    },
  );
}

/** How many lines of code a new user types. */
export function countLines(steps: readonly Step[]): number {
  const texts = steps.flatMap((step) => (step.do === 'write' ? step.text.split('\n') : []));
  return texts.filter((line) => line.trim() !== '').length;
}

/** How many commands a new user runs. */
export function countCommands(steps: readonly Step[]): number {
  return steps.filter((step) => step.do === 'run').length;
}
