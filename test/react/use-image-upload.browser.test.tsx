import { act, cleanup, render, renderHook, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  apimart,
  useImageUpload,
  type ApimartOptions,
  type ApimartResult,
  type ImageUploadOptions,
} from '../../src/index.js';
import { createTestHttp, sampleImages } from '../../src/testing/index.js';
import { drag } from '../dropzone/drag.js';
import { aMoment, STANDS, SUCCEEDS, untilStatuses } from '../dropzone/render-dropzone.js';
import { createWaitingHttp, refusal } from '../dropzone/waiting-backend.js';

afterEach(cleanup);

type Options = Partial<ImageUploadOptions<ApimartOptions, ApimartResult>>;

function renderUpload(options: Options = {}) {
  const hook = renderHook(() => useImageUpload({ provider: apimart, http: SUCCEEDS, ...options }));
  const statuses = () => hook.result.current.items.map(({ status }) => status);
  return {
    ...hook,
    until: (...expected: string[]) => waitFor(() => expect(statuses()).toEqual(expected)),
  };
}

/** An app's own markup around the hook. */
function Gallery(options: Options) {
  const {
    drag: dragged,
    getInputProps,
    getRootProps,
    items,
    open,
    remove,
  } = useImageUpload({
    provider: apimart,
    http: SUCCEEDS,
    ...options,
  });
  return (
    <section {...getRootProps({ 'aria-label': 'Gallery', className: dragged ?? 'calm' })}>
      <label>
        Photos <input {...getInputProps({ id: 'photos' })} />
      </label>
      <button type="button" onClick={open}>
        Browse
      </button>
      <ul>
        {items.map(({ id, name, status }) => (
          <li key={id} data-status={status}>
            {name}
            <button type="button" onClick={() => remove(id)}>
              Delete
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

describe('useImageUpload', () => {
  it('starts with nothing', () => {
    const { result } = renderUpload();
    expect(result.current).toMatchObject({ items: [], isUploading: false, progress: 0 });
  });

  it('uploads what is added and returns the result with its item', async () => {
    const onSuccess = vi.fn<NonNullable<Options['onSuccess']>>();
    const { result, until } = renderUpload({ onSuccess });
    act(() => result.current.add([sampleImages.png()]));
    expect(result.current.isUploading).toBe(true);
    await until('success');
    expect(result.current).toMatchObject({ isUploading: false, progress: 1 });
    const [item] = result.current.items;
    expect(item).toMatchObject({ name: 'gradient.png', type: 'image/png', provider: 'apimart' });
    expect(item?.status === 'success' && item.result.url).toBe('https://cdn.example/1');
    expect(onSuccess).toHaveBeenCalledExactlyOnceWith({ url: 'https://cdn.example/1' }, item);
  });

  it('waits to be asked if autoUpload is off', async () => {
    const { result, until } = renderUpload({ autoUpload: false });
    act(() => result.current.add([sampleImages.png(), sampleImages.gif(), sampleImages.jpeg()]));
    await until('queued', 'queued', 'queued');
    act(() => result.current.upload(result.current.items[1]!.id));
    await until('queued', 'success', 'queued');
    act(() => result.current.upload());
    await until('success', 'success', 'success');
    expect(result.current.isUploading).toBe(false);
  });

  it('cancels, retries and removes one file and leaves the others alone', async () => {
    const { http, requests } = createWaitingHttp();
    const { result, until } = renderUpload({ http });
    act(() => result.current.add([sampleImages.png(), sampleImages.gif()]));
    await waitFor(() => expect(requests).toHaveLength(2));
    const [first, second] = result.current.items.map(({ id }) => id);
    act(() => result.current.cancel(first!));
    await until('canceled', 'uploading');
    expect(requests.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    act(() => result.current.retry(first!));
    await waitFor(() => expect(requests).toHaveLength(3));
    act(() => result.current.remove(second!));
    expect(requests[1]!.signal.aborted).toBe(true);
    requests[2]!.answer({ url: 'https://cdn.example/1' });
    await until('success');
    expect(result.current.items[0]!.id).toBe(first);
  });

  it('clears the list and stops its uploads', async () => {
    const { http, requests } = createWaitingHttp();
    const { result } = renderUpload({ http });
    act(() => result.current.add([sampleImages.png(), sampleImages.gif()]));
    await waitFor(() => expect(requests).toHaveLength(2));
    act(() => result.current.clear());
    expect(result.current.items).toEqual([]);
    expect(result.current.isUploading).toBe(false);
    expect(requests.every(({ signal }) => signal.aborted)).toBe(true);
  });

  it('weighs progress by bytes and leaves out refused files', async () => {
    const { http, requests } = createWaitingHttp();
    const { result } = renderUpload({ http });
    const files = [sampleImages.jpeg({ bytes: 20_000 }), sampleImages.jpeg({ bytes: 60_000 })];
    act(() => result.current.add([...files, new File(['%PDF'], 'plan.pdf')]));
    await waitFor(() => expect(requests).toHaveLength(2));
    await requests[1]!.read(0.5);
    await waitFor(() => expect(result.current.progress).toBeCloseTo(30 / 80, 2));
    for (const request of requests) request.answer({ url: 'https://cdn.example/1' });
    await waitFor(() => expect(result.current.progress).toBe(1));
  });

  it('identifies an error by its code', async () => {
    const http = createTestHttp([{ answer: { status: 403, body: refusal('forbidden') } }]);
    const { result, until } = renderUpload({ http });
    act(() => result.current.add([sampleImages.png()]));
    await until('error');
    expect(result.current.items[0]).toMatchObject({ error: { code: 'forbidden', status: 403 } });
  });

  it('retries nothing after its component unmounts', async () => {
    const { http, requests } = createWaitingHttp();
    const { result, unmount } = renderUpload({ http });
    act(() => result.current.add([sampleImages.png()]));
    await waitFor(() => expect(requests).toHaveLength(1));
    unmount();
    result.current.retry(result.current.items[0]!.id);
    await aMoment();
    expect(requests).toHaveLength(1);
  });

  it('keeps its functions stable between renders', () => {
    const { rerender, result } = renderUpload();
    const { add, cancel, clear, open, remove, retry, upload } = result.current;
    rerender();
    expect(result.current).toMatchObject({ add, cancel, clear, open, remove, retry, upload });
  });
});

describe('an app’s own markup', () => {
  it('accepts files by input, button and drop', async () => {
    const user = userEvent.setup();
    render(<Gallery />);
    const input = screen.getByLabelText<HTMLInputElement>('Photos');
    await user.upload(input, sampleImages.png({ name: 'chosen.png' }));
    await untilStatuses('success');

    const click = vi.spyOn(input, 'click').mockImplementation(() => {});
    await user.click(screen.getByRole('button', { name: 'Browse' }));
    expect(click).toHaveBeenCalledTimes(1);

    const root = document.querySelector('[aria-label="Gallery"]')!;
    drag('dragenter', root, sampleImages.gif());
    await waitFor(() => expect(root.className).toBe('accept'));
    drag('drop', root, sampleImages.gif({ name: 'dropped.gif' }));
    await untilStatuses('success', 'success');
    expect(root.className).toBe('calm');
    await user.click(screen.getAllByRole('button', { name: 'Delete' })[0]!);
    expect(screen.getByRole('listitem').textContent).toMatch(/^dropped.gif/);
    expect(click).toHaveBeenCalledTimes(1);
  });

  it('offers one file if only one is allowed, and the next one replaces it', async () => {
    const user = userEvent.setup();
    render(<Gallery maxFiles={1} http={STANDS} />);
    const input = screen.getByLabelText<HTMLInputElement>('Photos');
    expect(input.multiple).toBe(false);
    await user.upload(input, sampleImages.png({ name: 'first.png' }));
    await user.upload(input, sampleImages.png({ name: 'second.png' }));
    await untilStatuses('uploading');
    expect(screen.getByRole('listitem').textContent).toMatch(/^second.png/);
  });
});
