import { cleanup, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import '../../src/dropzone/styles.css';
import { createTestHttp, sampleImages } from '../../src/testing/index.js';
import { renderDropzone, untilStatuses, type ApimartProps } from './render-dropzone.js';
import { refusal } from './waiting-backend.js';

afterEach(() => {
  cleanup();
  document.querySelector('#reader')?.remove();
});

/** What a reader's own style sheet says; the first is that of WCAG 1.4.12. */
const READERS = [
  {
    wish: 'more space between lines, words and letters',
    css: `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-block-end: 2em !important }`,
  },
  { wish: 'text of twice the size', css: ':root { font-size: 200% !important }' },
];

const LAYOUTS = ['list', 'grid', 'single'] as const;
const CASES = READERS.flatMap(({ css, wish }) => LAYOUTS.map((layout) => ({ css, layout, wish })));

const REFUSES = createTestHttp([
  { progress: 1 },
  { answer: { status: 503, body: refusal('proxy-unavailable', false) } },
]);

/** Every text that is cut off, reaches over the edge of the window, or lies on another. */
function troubles(container: Element): string[] {
  const texts = [...container.querySelectorAll<HTMLElement>('[data-slot], [data-slot] *')].filter(
    (element) =>
      // A long name is shortened on purpose; its tooltip has the whole.
      element.closest('[data-slot="announcer"], [data-slot="input"], [data-slot="name"]') ===
        null &&
      // What is only heard has no size.
      element.getBoundingClientRect().width > 1 &&
      [...element.childNodes].some(isText),
  );
  expect(texts.length).toBeGreaterThan(2);
  const lines = texts.flatMap((element) =>
    [...element.childNodes].filter(isText).flatMap((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()].map((box) => ({ element, box }));
    }),
  );
  const names = [...container.querySelectorAll<HTMLElement>('[data-slot="name"]')]
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1);
  const all = [...lines, ...names];
  const nameOf = ({ dataset, textContent }: HTMLElement) => `${dataset['slot']}: ${textContent}`;
  return [
    ...lines
      .filter(({ box, element }) => isCut(box, element, container))
      .map(({ element }) => `cut ${nameOf(element)}`),
    ...all.flatMap((one, at) =>
      all
        .slice(0, at)
        .filter((other) => other.element !== one.element && overlap(one.box, other.box))
        .map((other) => `${nameOf(one.element)} on ${nameOf(other.element)}`),
    ),
    ...(document.documentElement.scrollWidth > innerWidth ? ['The page scrolls sideways.'] : []),
  ];
}

function isText({ nodeType, textContent }: Node): boolean {
  return nodeType === Node.TEXT_NODE && textContent!.trim() !== '';
}

function isCut(box: DOMRect, element: Element, container: Element): boolean {
  for (let around = element; around !== container; around = around.parentElement!) {
    const { overflowX, overflowY } = getComputedStyle(around);
    const edge = around.getBoundingClientRect();
    if (overflowY !== 'visible' && (box.bottom > edge.bottom + 1 || box.top < edge.top - 1))
      return true;
    if (overflowX !== 'visible' && (box.right > edge.right + 1 || box.left < edge.left - 1))
      return true;
  }
  return box.left < 0 || box.right > innerWidth;
}

function overlap(one: DOMRect, other: DOMRect): boolean {
  // The boxes of lines are higher than what is written.
  const slack = 0.25 * Math.min(one.height, other.height);
  return (
    other.right > one.left + 1 &&
    one.right > other.left + 1 &&
    other.bottom > one.top + slack &&
    one.bottom > other.top + slack
  );
}

describe('at 320 pixels, a reader who wants', () => {
  it.each(CASES)('$wish reads everything in the layout $layout', async ({ css, layout }) => {
    await page.viewport(320, 800);
    const props: ApimartProps = {
      label: 'Photos of the property',
      description: 'Of every room, one of the front, and the floor plans.',
      http: REFUSES,
      layout,
    };
    document.head.append(
      Object.assign(document.createElement('style'), { id: 'reader', textContent: css }),
    );
    const { choose, container } = renderDropzone(props);
    expect.soft(troubles(container), 'empty').toEqual([]);
    await choose(sampleImages.png({ name: 'the view from the terrace in spring.png' }));
    await untilStatuses('error');
    await choose(new File(['%PDF-1.7'], 'plan.pdf', { type: 'application/pdf' }));
    await waitFor(() => expect(container.querySelector('[data-status="rejected"]')).not.toBeNull());
    expect.soft(troubles(container), 'filled').toEqual([]);
  });
});
