import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sampleImages } from '../../src/testing/index.js';
import { renderDropzone, STANDS, untilStatuses, type ApimartProps } from './render-dropzone.js';
import { createWaitingHttp, refusal } from './waiting-backend.js';

afterEach(cleanup);

const button = (name: string) => screen.getByRole('button', { name });
const focused = () =>
  document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;

function spyOnDialog(input: HTMLInputElement) {
  return vi.spyOn(input, 'click').mockImplementation(() => {});
}

describe('with the keyboard alone', () => {
  it.each(['{Enter}', '[Space]'])('%s on the first tab stop opens the dialog', async (key) => {
    const { chooseButton, input, user } = renderDropzone();
    const openDialog = spyOnDialog(input);
    await user.tab();
    expect(document.activeElement).toBe(chooseButton);
    await user.keyboard(key);
    expect(openDialog).toHaveBeenCalledTimes(1);
  });

  it('a click opens the dialog once, on the button and beside it', async () => {
    const { chooseButton, input, user, zone } = renderDropzone();
    const openDialog = spyOnDialog(input);
    await user.click(chooseButton);
    expect(openDialog).toHaveBeenCalledTimes(1);
    await user.click(zone);
    await user.click(screen.getByText('Drop or paste images here'));
    expect(openDialog).toHaveBeenCalledTimes(3);
  });

  it('every action on the files can be reached with Tab, and opens no dialog', async () => {
    const { choose, chooseButton, input, user } = renderDropzone({ http: STANDS });
    await choose(sampleImages.png({ name: 'attic.png' }), sampleImages.png({ name: 'roof.png' }));
    await untilStatuses('uploading', 'uploading');
    const openDialog = spyOnDialog(input);
    // The pictures are a single tab stop.
    await waitFor(() => expect(button('View larger: roof.png').tabIndex).toBe(-1));
    chooseButton.focus();
    const stops: (string | null | undefined)[] = [];
    for (let stop = 0; stop < 4; stop += 1) {
      await user.tab();
      stops.push(focused());
    }
    expect(stops).toEqual([
      'Cancel all',
      'View larger: attic.png',
      'Cancel: attic.png',
      'Cancel: roof.png',
    ]);

    button('Cancel: attic.png').focus();
    await user.keyboard('{Enter}');
    await untilStatuses('canceled', 'uploading');
    button('Try again: attic.png').focus();
    await user.keyboard('[Space]');
    await untilStatuses('uploading', 'uploading');
    button('Cancel: roof.png').focus();
    await user.keyboard('{Enter}');
    await untilStatuses('uploading', 'canceled');
    await user.keyboard('{Enter}');
    await untilStatuses('uploading');
    expect(openDialog).not.toHaveBeenCalled();
  });
});

describe('the cross of a row', () => {
  it('doesn’t remove an image whose upload ends while Cancel is pressed', async () => {
    const { http, requests } = createWaitingHttp();
    const { choose, user } = renderDropzone({ http });
    await choose(sampleImages.png({ name: '1.png' }));
    await waitFor(() => expect(requests).toHaveLength(1));
    const cross = button('Cancel: 1.png');
    await user.pointer({ target: cross, keys: '[MouseLeft>]' });
    requests[0]!.answer({ url: 'https://cdn.example/1' });
    await untilStatuses('success');
    await user.pointer({ target: cross, keys: '[/MouseLeft]' });
    await untilStatuses('success');
    await user.click(cross);
    await untilStatuses();
  });
});

describe('the focus', () => {
  it('moves from a removed row to the next, or the previous one, or else the zone', async () => {
    const { choose, chooseButton, user } = renderDropzone();
    await choose(...['1.png', '2.png', '3.png'].map((name) => sampleImages.png({ name })));
    await untilStatuses('success', 'success', 'success');
    button('Remove: 2.png').focus();
    await user.keyboard('{Enter}');
    expect(focused()).toBe('Remove: 3.png');
    await user.keyboard('{Enter}');
    expect(focused()).toBe('Remove: 1.png');
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(chooseButton);
    await untilStatuses();
  });

  it('moves the same way while rows are still uploading', async () => {
    const { choose, chooseButton, user } = renderDropzone({ http: STANDS });
    await choose(sampleImages.png({ name: '1.png' }), sampleImages.png({ name: '2.png' }));
    await untilStatuses('uploading', 'uploading');
    button('Cancel: 1.png').focus();
    await user.keyboard('{Enter}');
    expect(focused()).toBe('Remove: 1.png');
    await user.keyboard('{Enter}');
    expect(focused()).toBe('Cancel: 2.png');
    await user.keyboard('{Enter}{Enter}');
    expect(document.activeElement).toBe(chooseButton);
  });

  it('stays on the cross when Cancel becomes Remove', async () => {
    const { http, requests } = createWaitingHttp();
    const { choose } = renderDropzone({ http });
    await choose(sampleImages.png({ name: '1.png' }));
    await waitFor(() => expect(requests).toHaveLength(1));
    button('Cancel: 1.png').focus();
    requests[0]!.answer({ url: 'https://cdn.example/1' });
    await untilStatuses('success');
    expect(focused()).toBe('Remove: 1.png');
  });

  it('stays in the row when Retry disappears after a retry', async () => {
    const { http, requests } = createWaitingHttp();
    const { choose, user } = renderDropzone({ http, retries: 0 });
    await choose(sampleImages.png({ name: '1.png' }));
    await waitFor(() => expect(requests).toHaveLength(1));
    requests[0]!.answer(refusal('incomplete-body', true), 400);
    await untilStatuses('error');
    button('Try again: 1.png').focus();
    await user.keyboard('{Enter}');
    await untilStatuses('uploading');
    expect(focused()).toBe('Cancel: 1.png');
  });

  it('moves the same way when something else removes its row', async () => {
    const actionsRef: NonNullable<ApimartProps['actionsRef']> = { current: null };
    const { change, chooseButton } = renderDropzone({ actionsRef, maxFiles: 1 });
    const add = (...names: string[]) =>
      actionsRef.current!.add(names.map((name) => sampleImages.png({ name })));
    add('1.png');
    await untilStatuses('success');
    button('Remove: 1.png').focus();
    add('2.png');
    await waitFor(() => expect(focused()).toMatch(/: 2\.png$/));

    change({ maxFiles: 3 });
    add('3.png', '4.png');
    await untilStatuses('success', 'success', 'success');
    button('Remove: 3.png').focus();
    actionsRef.current!.clear();
    await untilStatuses();
    expect(document.activeElement).toBe(chooseButton);
  });

  it('doesn’t move if it is elsewhere', async () => {
    const { http, requests } = createWaitingHttp();
    const { choose, chooseButton } = renderDropzone({ http });
    await choose(sampleImages.png());
    await waitFor(() => expect(requests).toHaveLength(1));
    chooseButton.focus();
    requests[0]!.answer({ url: 'https://cdn.example/1' });
    await untilStatuses('success');
    expect(document.activeElement).toBe(chooseButton);
  });
});
