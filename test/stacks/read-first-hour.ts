import { readFileSync } from 'node:fs';

/** A step that the README tells a new user to do. */
export type Step =
  | { readonly do: 'run'; readonly command: string }
  | { readonly do: 'write'; readonly path: string; readonly text: string };

/** Returns the steps of the README's section for a stack, verbatim. */
export function readFirstHour(stack: 'Vite' | 'Next'): readonly Step[] {
  return readSteps('README.md', `Start with ${stack}`);
}

/** Returns the commands and files in a section of a page. */
export function readSteps(page: string, heading: string): readonly Step[] {
  const text = readFileSync(new URL(`../../${page}`, import.meta.url), 'utf8');
  const [, section = ''] = text.split(`\n## ${heading}\n`);
  const [own = ''] = section.split('\n## ');
  return [...own.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(
    ([, language, code = '']): Step[] => {
      if (language === 'sh') {
        const commands = code.trim().split('\n');
        return commands.map((command) => ({ do: 'run', command }));
      }
      const [, path = '', content = ''] = /^\/\/ (\S+)\n(.*)$/s.exec(code) ?? [];
      return [{ do: 'write', path, text: content }];
    },
  );
}

/** Counts the lines of code that a new user types. */
export function countLines(steps: readonly Step[]): number {
  const texts = steps.flatMap((step) => (step.do === 'write' ? step.text.split('\n') : []));
  return texts.filter((line) => line.trim() !== '').length;
}

/** Counts the commands that a new user runs. */
export function countCommands(steps: readonly Step[]): number {
  return steps.filter((step) => step.do === 'run').length;
}
