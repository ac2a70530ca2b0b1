import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import '../../src/dropzone/styles.css';
import { createTestHttp, sampleImages } from '../../src/testing/index.js';
import { drag } from './drag.js';
import { dragFrom, middleOf, mouse, openSortable } from './drag-row.js';
import { renderDropzone, slot, untilStatuses } from './render-dropzone.js';
import { earlier, handleOf, shown } from './sorted-rows.js';

/** The part of the DevTools protocol that these tests need. */
interface Emulation {
  readonly send: (
    method: 'Emulation.setEmulatedMedia',
    settings: { readonly features: readonly { name: string; value: string }[] },
  ) => Promise<unknown>;
}

const emulate = (...features: { name: string; value: string }[]) =>
  (cdp() as unknown as Emulation).send('Emulation.setEmulatedMedia', { features });

afterEach(async () => {
  await mouse('release', [1, 1]);
  cleanup();
  vi.restoreAllMocks();
  document.documentElement.removeAttribute('dir');
  await emulate();
});

/** All bytes have been sent, but the provider hasn't answered: the bar is animated. */
const PROCESSES = createTestHttp([{ progress: 1 }, { wait: Infinity }]);

describe('a row', () => {
  /** Counts the rows that fade in from now on. */
  function countFades() {
    let count = 0;
    const onRun = ({ propertyName, target }: TransitionEvent) => {
      const isRow = target instanceof Element && target.matches('[data-slot="item"]');
      if (isRow && propertyName === 'opacity') count += 1;
    };
    document.addEventListener('transitionrun', onRun);
    onTestFinished(() => document.removeEventListener('transitionrun', onRun));
    return () => count;
  }
  const photos = (count: number) => {
    const image = sampleImages.png();
    return Array.from({ length: count }, (_, at) => new File([image], `${at + 1}.png`));
  };

  it('fades in when it is added, unless the user prefers reduced motion', async () => {
    const fades = countFades();
    const { choose, container } = renderDropzone();
    await choose(...photos(2));
    await vi.waitFor(() => expect(fades()).toBe(2), 10_000);
    await untilStatuses('success', 'success');
    await vi.waitFor(() => {
      for (const row of container.querySelectorAll('[data-slot="item"]')) {
        expect(getComputedStyle(row).opacity).toBe('1');
      }
    }, 10_000);
    await emulate({ name: 'prefers-reduced-motion', value: 'reduce' });
    await choose(...photos(1));
    await untilStatuses('success', 'success', 'success');
    expect(fades()).toBe(2);
  });

  it('is there at once if it is from earlier, or scrolled into view', async () => {
    const fades = countFades();
    renderDropzone({ defaultValue: earlier(3) });
    await untilStatuses('success', 'success', 'success');
    // A transition begins with the next frame.
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    expect(fades()).toBe(0);
    cleanup();
    const { choose, container } = renderDropzone({ autoUpload: false });
    await choose(...photos(150));
    const list = slot(container, 'list');
    await vi.waitFor(() => expect(list.scrollHeight).toBeGreaterThan(5000), 10_000);
    list.scrollTop = list.scrollHeight;
    await screen.findByText('150.png');
    expect(fades()).toBe(0);
  });
});

describe('a user who prefers reduced motion', () => {
  it('sees a bar that doesn’t move', async () => {
    const { choose, container } = renderDropzone({ http: PROCESSES });
    await choose(sampleImages.png());
    await untilStatuses('processing');
    const bar = slot(container, 'progress');
    expect(getComputedStyle(bar).animationName).toBe('iud-wait');
    await emulate({ name: 'prefers-reduced-motion', value: 'reduce' });
    expect(getComputedStyle(bar).animationName).toBe('none');
    expect(getComputedStyle(slot(container, 'zone')).transitionProperty).toBe('none');
  });

  it('sees at once where an image is dropped, and how others make room for it', async () => {
    const slides = vi.spyOn(Element.prototype, 'animate');
    await openSortable();
    const swapFirstTwo = async (first: string, second: string) => {
      const there = middleOf(handleOf(second).closest('[data-slot="item"]')!);
      await dragFrom(handleOf(first), [there[0], there[1] + 8]);
      const order = `${second} ${first} 3 4`.replaceAll('.png', '');
      await vi.waitFor(() => expect(shown()).toBe(order), 10_000);
      await mouse('release', there);
    };
    await swapFirstTwo('1.png', '2.png');
    expect(slides).toHaveBeenCalled();

    await emulate({ name: 'prefers-reduced-motion', value: 'reduce' });
    await vi.waitFor(() => expect(document.getAnimations()).toEqual([]), 10_000);
    slides.mockClear();
    await swapFirstTwo('2.png', '1.png');
    expect(slides).not.toHaveBeenCalled();
  });
});

describe('a user with forced colors', () => {
  it('sees where a drag is, and the progress of an upload', async () => {
    await emulate({ name: 'forced-colors', value: 'active' });
    const { choose, container, zone } = renderDropzone({ http: PROCESSES });
    const colorOf = (color: string) => {
      const probe = container.appendChild(document.createElement('div'));
      probe.style.cssText = `color: ${color}; forced-color-adjust: none`;
      return getComputedStyle(probe).color;
    };
    const border = () => getComputedStyle(zone).borderTopColor;
    expect(border()).not.toBe(colorOf('Highlight'));
    drag('dragenter', zone, sampleImages.png());
    await expect.poll(border).toBe(colorOf('Highlight'));

    await choose(sampleImages.png());
    await untilStatuses('processing');
    // A bar forced to one color couldn't be distinguished from its background.
    const bar = getComputedStyle(slot(container, 'progress'));
    expect(bar.forcedColorAdjust).toBe('none');
    expect(bar.borderTopColor).toBe(colorOf('CanvasText'));
    expect(bar.getPropertyValue('--iud-accent')).toBe('Highlight');
  });

  it('can read the button', async () => {
    await emulate({ name: 'forced-colors', value: 'active' });
    const { container } = renderDropzone();
    const { backgroundColor, color } = getComputedStyle(slot(container, 'choose'));
    expect(color).not.toBe(backgroundColor);
  });
});

describe('a user with a writing direction', () => {
  const left = (element: Element) => element.getBoundingClientRect().left;

  it.each([
    ['rtl', -1],
    ['ltr', 1],
  ])('sees the row’s parts in that order: %s', async (direction, sign) => {
    document.documentElement.dir = direction;
    const { choose, container } = renderDropzone();
    await choose(sampleImages.png());
    await untilStatuses('success');
    const order = ['preview', 'name', 'remove'].map((part) => left(slot(container, part)) * sign);
    expect(order).toEqual(order.toSorted((one, other) => one - other));
  });
});

describe('a name', () => {
  it.each([
    ['of 300 characters', `${'long name '.repeat(30)}.png`],
    ['with emoji', '🏡🏡🏡.png'],
    ['from right to left', 'صورة البيت.png'],
    ['with decomposed accents, as macOS writes them', 'Ku\u0308che.png'],
  ])('%s keeps its extension and its direction without breaking the row', async (_, name) => {
    const { choose, container } = renderDropzone();
    container.style.inlineSize = '400px';
    await choose(sampleImages.png({ name }));
    await untilStatuses('success');
    const element = slot(container, 'name');
    const said = [...element.childNodes].filter(
      (part) => !(part instanceof Element && part.ariaHidden === 'true'),
    );
    expect(said.map(({ textContent }) => textContent).join('')).toBe(name);
    expect(element.title).toBe(name);
    // A long name is cut before its end.
    const end = element.children[1] ?? element;
    expect(end.textContent.endsWith('.png')).toBe(true);
    expect(end.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
    expect(getComputedStyle(element).direction).toBe(
      /\p{Script=Arabic}/u.test(name) ? 'rtl' : 'ltr',
    );
    const line = Number.parseFloat(getComputedStyle(element).lineHeight);
    expect(element.clientHeight).toBeLessThan(2 * line);
    const row = screen.getByRole('listitem');
    expect(row.scrollWidth).toBeLessThanOrEqual(row.clientWidth);
    const button = screen.getByRole('button', { name: `Remove: ${name}` });
    expect(button.getBoundingClientRect().right).toBeLessThanOrEqual(
      container.getBoundingClientRect().right,
    );
  });
});
