import { screen } from '@testing-library/react';

/** Images that were uploaded earlier: `1.png`, `2.png` and so on. */
export function earlier(count: number) {
  return Array.from({ length: count }, (_, at) => ({
    id: `id-${at + 1}`,
    name: `${at + 1}.png`,
    result: { url: 'about:blank' },
  }));
}

export const handleOf = (name: string) =>
  screen.getByRole<HTMLButtonElement>('button', { name: `Move: ${name}` });

/** The names of the rendered rows, without their extension, in the order in which they are shown. */
export const shown = () =>
  [...document.querySelectorAll('[data-slot="item"] [data-slot="name"]')]
    .map(({ textContent }) => textContent.replace('.png', ''))
    .join(' ');

/** The sentence that a screen reader has been told last about sorting. */
export const said = () =>
  [...document.querySelectorAll('[data-slot="announcer"] output')].at(-1)?.textContent;
