import { screen } from '@testing-library/react';
import { vi } from 'vitest';
import { cdp } from 'vitest/browser';
import { earlier } from './sorted-rows.js';
import { aMoment, renderDropzone, slot, type ApimartProps } from './render-dropzone.js';

/** A dropzone whose images can be sorted. */
export async function openSortable(props: ApimartProps = {}, count = 4) {
  const onValueChange = vi.fn<NonNullable<ApimartProps['onValueChange']>>();
  const dropzone = renderDropzone({
    sortable: true,
    defaultValue: earlier(count),
    onValueChange,
    ...props,
  });
  await screen.findByRole('button', { name: 'Move: 1.png' });
  // Until this has arrived, handles can't be dragged.
  await import('../../src/dropzone/sort/pointer.js');
  await aMoment();
  return {
    ...dropzone,
    list: slot(dropzone.container, 'list'),
    /** The orders that the app was given. */
    orders: () =>
      onValueChange.mock.calls.map(([items]) => items.map(({ id }) => id.slice(3)).join(' ')),
    changes: () => onValueChange.mock.calls.map(([, change]) => change),
  };
}

/** The part of the DevTools protocol that these need. */
interface Input {
  readonly send: (
    method: 'Input.dispatchMouseEvent' | 'Input.dispatchTouchEvent',
    event: object,
  ) => Promise<unknown>;
}

/** The middle of an element in the page around the test's frame. */
export function middleOf(element: Element): readonly [x: number, y: number] {
  const { height, left, top, width } = element.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}

function inPage([x, y]: readonly [number, number]) {
  const frame = window.frameElement?.getBoundingClientRect();
  const scale = frame === undefined ? 1 : frame.width / innerWidth;
  return { x: (frame?.left ?? 0) + x * scale, y: (frame?.top ?? 0) + y * scale };
}

type Step = 'press' | 'move' | 'release';

const MOUSE = { press: 'mousePressed', move: 'mouseMoved', release: 'mouseReleased' } as const;
const TOUCH = { press: 'touchStart', move: 'touchMove', release: 'touchEnd' } as const;

/** A real mouse event at a point of the test's window. */
export async function mouse(step: Step, at: readonly [number, number]): Promise<void> {
  await (cdp() as unknown as Input).send('Input.dispatchMouseEvent', {
    type: MOUSE[step],
    ...inPage(at),
    button: 'left',
    buttons: step === 'release' ? 0 : 1,
    clickCount: step === 'move' ? 0 : 1,
  });
}

/** A real touch at a point of the test's window. */
export async function touch(step: Step, at: readonly [number, number]): Promise<void> {
  await (cdp() as unknown as Input).send('Input.dispatchTouchEvent', {
    type: TOUCH[step],
    touchPoints: step === 'release' ? [] : [inPage(at)],
  });
}

/**
 * Presses a handle and moves it in a few steps, without releasing it.
 *
 * @param patienceMs How long the image may take to be held, in milliseconds.
 */
export async function dragFrom(
  handle: Element,
  to: readonly [number, number],
  patienceMs = 10_000,
): Promise<void> {
  const from = middleOf(handle);
  await mouse('press', from);
  await mouse('move', [from[0] + 6, from[1] + 6]);
  await vi.waitFor(() => {
    if (document.querySelector('[data-held="pointer"]') === null)
      throw new Error('It is not held.');
  }, patienceMs);
  for (const part of [0.4, 0.8, 1]) {
    await mouse('move', [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]);
  }
}
