import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { StrictMode, type CSSProperties } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent as person } from 'vitest/browser';
import { apimart, ImageUploadDropzone } from '../../src/index.js';
import '../../src/dropzone/styles.css';
import { sampleImages } from '../../src/testing/index.js';
import { renderDropzone, slot, STANDS, untilStatuses } from './render-dropzone.js';
import { openSortable } from './drag-row.js';
import { earlier, handleOf, said, shown } from './sorted-rows.js';

afterEach(() => {
  cleanup();
  document.documentElement.removeAttribute('dir');
});

const press = (keys: string) => person.keyboard(keys);

describe('an image that is moved by keyboard', () => {
  it('is picked up, moved and dropped, and the app gets the new order once', async () => {
    const { changes, orders } = await openSortable();
    handleOf('1.png').focus();
    await press(' ');
    expect(said()).toBe('Picked up 1.png, position 1 of 4.');
    expect(handleOf('1.png').getAttribute('aria-pressed')).toBe('true');
    await press('{ArrowDown}');
    expect(said()).toBe('1.png moved to position 2 of 4.');
    await press('{ArrowDown}');
    expect(shown()).toBe('2 3 1 4');
    expect(document.activeElement).toBe(handleOf('1.png'));
    expect(orders()).toEqual([]);

    await press('{Enter}');
    expect(orders()).toEqual(['2 3 1 4']);
    expect(changes()).toEqual([expect.objectContaining({ reason: 'reorder' })]);
    expect(said()).toBe('1.png dropped at position 3 of 4.');
    expect(shown()).toBe('2 3 1 4');
    expect(document.activeElement).toBe(handleOf('1.png'));
    expect(handleOf('1.png').getAttribute('aria-pressed')).toBe('false');
  });

  it('goes back where it came from with Escape, which closes nothing else', async () => {
    const onKeyDown = vi.fn();
    const { orders } = await openSortable({ onKeyDown });
    handleOf('3.png').focus();
    await press('{Enter}');
    await press('{Home}');
    expect(shown()).toBe('3 1 2 4');
    onKeyDown.mockClear();
    await press('{Escape}');
    expect(shown()).toBe('1 2 3 4');
    expect(said()).toBe('Move canceled. 3.png is back at position 3 of 4.');
    expect(document.activeElement).toBe(handleOf('3.png'));
    expect(onKeyDown).not.toHaveBeenCalled();
    expect(orders()).toEqual([]);
    // Held by nothing any more, it is a key like any other.
    await press('{Escape}');
    expect(onKeyDown).toHaveBeenCalledTimes(1);
  });

  it('stays at the ends of the list', async () => {
    await openSortable();
    handleOf('4.png').focus();
    await press('{Enter}{ArrowDown}{ArrowDown}');
    expect(shown()).toBe('1 2 3 4');
    await press('{Home}{ArrowUp}');
    expect(shown()).toBe('4 1 2 3');
    await press('{End}');
    expect(shown()).toBe('1 2 3 4');
  });

  it('is dropped when the focus leaves', async () => {
    const { orders } = await openSortable();
    handleOf('1.png').focus();
    await press('{Enter}{ArrowDown}{Tab}');
    expect(orders()).toEqual(['2 1 3 4']);
    expect(document.querySelector('[data-held]')).toBeNull();
  });

  it('goes to the place of the image whose handle is pressed next, for all who cannot drag', async () => {
    const { orders } = await openSortable();
    await person.click(handleOf('1.png'));
    expect(said()).toBe('Picked up 1.png, position 1 of 4.');
    await person.click(handleOf('3.png'));
    expect(orders()).toEqual(['2 3 1 4']);
    expect(said()).toBe('1.png dropped at position 3 of 4.');
    expect(document.activeElement).toBe(handleOf('1.png'));
  });

  it('moves by lines and along them in a grid, right to left as well', async () => {
    const { container } = await openSortable(
      { layout: 'grid', style: { width: 384, '--iud-tile': '110px' } as CSSProperties },
      5,
    );
    const lines = getComputedStyle(slot(container, 'list')).gridTemplateColumns.split(' ');
    expect(lines).toHaveLength(3);
    handleOf('1.png').focus();
    await press('{Enter}{ArrowDown}');
    expect(shown()).toBe('2 3 4 1 5');
    await press('{ArrowRight}');
    expect(shown()).toBe('2 3 4 5 1');
    await press('{ArrowUp}');
    expect(shown()).toBe('2 1 3 4 5');
    // There is nothing below, but the last line has a last place.
    await press('{ArrowRight}{ArrowDown}');
    expect(shown()).toBe('2 3 4 5 1');
    document.documentElement.dir = 'rtl';
    await press('{ArrowRight}');
    expect(shown()).toBe('2 3 4 1 5');
  });

  it('is let go when it is removed meanwhile', async () => {
    const { container } = await openSortable();
    handleOf('1.png').focus();
    await press('{Enter}{ArrowDown}');
    const held = container.querySelector('[data-slot="item"][data-held="keys"]')!;
    // A click without a press leaves the focus on the handle.
    slot(held, 'remove').click();
    await waitFor(() => expect(shown()).toBe('2 3 4'));
    expect(document.querySelector('[data-held]')).toBeNull();
    handleOf('2.png').focus();
    await press('{Enter}{ArrowDown}{Enter}');
    expect(shown()).toBe('3 2 4');
  });

  it('works in strict mode, where effects run twice', async () => {
    render(
      <StrictMode>
        <ImageUploadDropzone provider={apimart} sortable defaultValue={earlier(3)} />
      </StrictMode>,
    );
    (await screen.findByRole('button', { name: 'Move: 1.png' })).focus();
    await press('{Enter}{ArrowDown}{Enter}');
    expect(shown()).toBe('2 1 3');
    expect(said()).toBe('1.png dropped at position 2 of 3.');
  });

  it('goes on uploading', async () => {
    const { choose, container } = renderDropzone({ sortable: true, http: STANDS, concurrency: 2 });
    await choose(...['a', 'b', 'c'].map((name) => sampleImages.png({ name })));
    await untilStatuses('uploading', 'uploading', 'queued');
    const row = container.querySelector('[data-slot="item"]')!;
    const bar = slot(row, 'progress');
    (await screen.findByRole('button', { name: 'Move: a' })).focus();
    await press('{Enter}{End}{Enter}');
    expect(shown()).toBe('b c a');
    await untilStatuses('uploading', 'queued', 'uploading');
    expect(bar.isConnected).toBe(true);
    expect(container.querySelectorAll('[data-slot="item"]')[2]).toBe(row);
  });
});

describe('the handles', () => {
  it('are one tab stop, with arrow keys between them, and say how they are used', async () => {
    await openSortable();
    const handles = ['1', '2', '3', '4'].map((name) => handleOf(`${name}.png`));
    expect(handles.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1, -1]);
    handles[0]!.focus();
    await press('{ArrowDown}');
    expect(document.activeElement).toBe(handles[1]);
    expect(handles.map(({ tabIndex }) => tabIndex)).toEqual([-1, 0, -1, -1]);
    const hint = document.getElementById(handles[0]!.getAttribute('aria-describedby')!);
    expect(hint?.textContent).toMatch(/^Press Space or Enter to pick up the image/);
    expect(shown()).toBe('1 2 3 4');
  });

  it.each(['list', 'grid'] as const)('are 44 pixels wide and high: %s', async (layout) => {
    const { container } = await openSortable({ layout });
    for (const handle of container.querySelectorAll('[data-slot="handle"]')) {
      const { height, width } = handle.getBoundingClientRect();
      expect(Math.min(height, width)).toBeGreaterThanOrEqual(44);
    }
  });

  it('are not there where nothing can be sorted', async () => {
    const { change, container } = await openSortable();
    change({ disabled: true });
    expect(container.querySelector('[data-slot="handle"]')).toBeNull();
    change({ disabled: false, sortable: false });
    expect(container.querySelector('[data-slot="handle"]')).toBeNull();
    change({ layout: 'single' });
    expect(container.querySelector('[data-slot="handle"]')).toBeNull();
    change({});
    handleOf('1.png').focus();
    await press('{Enter}');
    change({ disabled: true });
    expect(container.querySelector('[data-held]')).toBeNull();
  });

  it('announce each step once, in one live region', async () => {
    const { container } = await openSortable();
    const told: string[] = [];
    const observer = new MutationObserver(() => {
      const regions = '[aria-live], output, [role="status"], [role="alert"], [role="log"]';
      for (const region of document.querySelectorAll(regions)) {
        if (region.textContent.includes('1.png')) told.push(region.textContent);
      }
    });
    observer.observe(document.body, { childList: true, characterData: true, subtree: true });
    handleOf('1.png').focus();
    await press('{Enter}');
    await waitFor(() => expect(told).toHaveLength(1));
    await press('{Enter}');
    await waitFor(() => expect(told).toHaveLength(2));
    observer.disconnect();
    expect(told).toEqual([
      'Picked up 1.png, position 1 of 4.',
      '1.png dropped at position 1 of 4.',
    ]);
    expect(container.querySelectorAll('[data-slot="announcer"]')).toHaveLength(1);
  });
});
