import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { createRef, type RefCallback, type SyntheticEvent } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  apimart,
  ImageUploadDropzone,
  ImageUploadItem,
  ImageUploadList,
  ImageUploadRoot,
  ImageUploadSummary,
  ImageUploadZone,
  useImageUpload,
} from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import { paste } from './clipboard.js';
import { drag } from './drag.js';
import {
  aMoment,
  renderDropzone,
  slot,
  statuses,
  SUCCEEDS,
  untilStatuses,
} from './render-dropzone.js';

afterEach(cleanup);

const EARLIER = [{ id: '7', name: 'hall.png', result: { url: 'https://cdn.example/7' } }];

function prevent(event: SyntheticEvent): void {
  event.preventDefault();
}

describe('the root element', () => {
  it('gets every attribute it is given, even one that isn’t in the types', () => {
    const odd = { 'x-odd': 'yes' };
    const { container } = render(
      <ImageUploadDropzone
        provider={apimart}
        id="plans"
        style={{ maxWidth: 300 }}
        className="mine"
        title="Plans"
        dir="rtl"
        lang="ar"
        data-testid="plans"
        aria-busy
        {...odd}
      />,
    );
    const root = slot(container, 'root');
    expect(root).toBe(screen.getByTestId('plans'));
    expect(root).toMatchObject({ id: 'plans', className: 'iud mine', title: 'Plans', lang: 'ar' });
    expect(root.style.maxWidth).toBe('300px');
    expect(root.getAttribute('aria-busy')).toBe('true');
    expect(root.getAttribute('x-odd')).toBe('yes');
    expect(getComputedStyle(slot(container, 'zone')).direction).toBe('rtl');
  });

  it('gets none of the dropzone’s own props as attributes', () => {
    const { container } = renderDropzone({
      endpoint: '/up',
      maxSize: '10MB',
      retries: 1,
      multiple: true,
      defaultValue: EARLIER,
      onProgress: () => {},
      noClick: true,
    });
    const names = [...slot(container, 'root').attributes].map(({ name }) => name);
    expect(names.toSorted()).toEqual(['class', 'data-layout', 'data-slot']);
  });

  it('sets a ref object, and calls a ref function when it unmounts', () => {
    const ref = createRef<HTMLDivElement>();
    const seen: (Element | null)[] = [];
    const callback: RefCallback<HTMLDivElement> = (element) => void seen.push(element);
    const { container, rerender, unmount } = render(
      <ImageUploadDropzone provider={apimart} ref={ref} />,
    );
    const root = slot(container, 'root');
    expect(ref.current).toBe(root);
    rerender(<ImageUploadDropzone provider={apimart} ref={callback} />);
    expect([ref.current, seen]).toEqual([null, [root]]);
    unmount();
    expect(seen).toEqual([root, null]);
  });

  it('runs a ref’s cleanup function, even on React 18', () => {
    const cleanUp = vi.fn();
    const { unmount } = render(<ImageUploadDropzone provider={apimart} ref={() => cleanUp} />);
    expect(cleanUp).not.toHaveBeenCalled();
    unmount();
    expect(cleanUp).toHaveBeenCalledTimes(1);
  });
});

describe('a dropzone with a name', () => {
  it.each([
    ['aria-label', { 'aria-label': 'Floor plans' }],
    ['aria-labelledby', { 'aria-labelledby': 'heading' }],
  ])('by %s is one group, and its list and button have that name', (_, name) => {
    render(
      <>
        <h2 id="heading">Floor plans</h2>
        <ImageUploadDropzone provider={apimart} {...name} defaultValue={EARLIER} />
      </>,
    );
    const group = screen.getByRole('group', { name: 'Floor plans' });
    expect(group.dataset['slot']).toBe('root');
    expect(within(group).getByRole('list', { name: 'Floor plans' })).toBeTruthy();
    expect(within(group).getByRole('button', { name: 'Choose images Floor plans' })).toBeTruthy();
  });

  it('is distinguishable from another one on the page, and shares no ids with it', () => {
    const { container } = render(
      <>
        <ImageUploadDropzone provider={apimart} aria-label="Plans" required name="plans" />
        <ImageUploadDropzone provider={apimart} aria-label="Photos" required name="photos" />
      </>,
    );
    for (const name of ['Plans', 'Photos']) {
      const group = screen.getByRole('group', { name });
      expect(within(group).getByRole('button', { name: `Choose images ${name}` })).toBeTruthy();
      const input = slot(group, 'input');
      expect(input.getAttribute('aria-labelledby')).toBe(`${input.id} ${group.id}`);
    }
    const ids = [...container.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is marked as disabled on the element with its name', () => {
    render(<ImageUploadDropzone provider={apimart} aria-label="Plans" disabled />);
    expect(screen.getByRole('group').getAttribute('aria-disabled')).toBe('true');
  });
});

describe('a handler on the root', () => {
  it('gets each event once, with the root as currentTarget, and the dropzone still acts', async () => {
    const heard: string[] = [];
    const hear = ({ currentTarget, type }: SyntheticEvent<HTMLElement>) => {
      heard.push(`${type} ${currentTarget.dataset['slot']}`);
    };
    const { container, input, zone } = renderDropzone({
      defaultValue: EARLIER,
      onClick: hear,
      onDrop: hear,
      onFocus: hear,
      onKeyDown: hear,
      onPaste: hear,
    });
    const open = vi.spyOn(input, 'click').mockImplementation(() => {});
    fireEvent.click(zone);
    fireEvent.click(slot(container, 'list'));
    expect(open).toHaveBeenCalledTimes(1);
    drag('drop', zone, sampleImages.png());
    await untilStatuses('success', 'success');
    paste({ files: [sampleImages.gif()] }, slot(container, 'list'));
    await untilStatuses('success', 'success', 'success');
    fireEvent.focus(slot(container, 'choose'));
    fireEvent.keyDown(slot(container, 'choose'), { key: 'a' });
    expect(heard).toEqual(
      ['click', 'click', 'drop', 'paste', 'focus', 'keydown'].map((type) => `${type} root`),
    );
  });

  it('stops the dropzone’s action with preventDefault', async () => {
    const { input, zone } = renderDropzone({
      onClick: prevent,
      onDragEnter: prevent,
      onDrop: prevent,
      onPaste: prevent,
    });
    const open = vi.spyOn(input, 'click').mockImplementation(() => {});
    fireEvent.click(zone);
    drag('dragenter', zone, sampleImages.png());
    drag('drop', zone, sampleImages.png());
    paste({ files: [sampleImages.gif()] }, zone);
    await aMoment();
    expect(open).not.toHaveBeenCalled();
    expect(zone.dataset['drag']).toBeUndefined();
    expect(statuses()).toEqual([]);
  });

  it('still gets events while the dropzone is disabled', () => {
    const heard = vi.fn();
    const { zone } = renderDropzone({ disabled: true, onClick: heard, onDrop: heard });
    fireEvent.click(zone);
    drag('drop', zone, sampleImages.png());
    expect(heard).toHaveBeenCalledTimes(2);
    expect(statuses()).toEqual([]);
  });

  it('with the name of a dropzone callback gets the dropzone’s events', async () => {
    const onError = vi.fn();
    const { choose } = renderDropzone({ onError, prepare: () => Promise.reject(new Error('No.')) });
    await choose(sampleImages.png());
    await untilStatuses('error');
    expect(onError).toHaveBeenCalledTimes(1);
  });
});

describe('each part', () => {
  it('gets the attributes, handlers and ref it is given', async () => {
    const zone = createRef<HTMLDivElement>();
    const list = createRef<HTMLUListElement>();
    const item = createRef<HTMLLIElement>();
    const summary = createRef<HTMLDivElement>();
    const onKeyDown = vi.fn();
    const common = { style: { opacity: 0.5 }, lang: 'en', tabIndex: 0, onKeyDown };
    const { container } = render(
      <ImageUploadRoot provider={apimart} defaultValue={EARLIER}>
        <ImageUploadZone ref={zone} {...common} data-part="zone" />
        <ImageUploadSummary ref={summary} {...common} from={1} data-part="summary" />
        <ImageUploadList ref={list} {...common} data-part="list" />
        <ul>
          <ImageUploadItem ref={item} id="7" {...common} data-part="item" />
        </ul>
      </ImageUploadRoot>,
    );
    for (const [name, { current }] of Object.entries({ item, list, summary, zone })) {
      const part = container.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
      expect(part).toBe(current);
      expect(part).toMatchObject({ lang: 'en', tabIndex: 0 });
      expect(part.style.opacity).toBe('0.5');
      onKeyDown.mockClear();
      fireEvent.keyDown(part);
      expect(onKeyDown).toHaveBeenCalledTimes(1);
    }
    drag('drop', zone.current!, sampleImages.png());
    await vi.waitFor(() => expect(list.current!.children).toHaveLength(2), 10_000);
  });

  it('of a long list keeps its handlers and its ref', async () => {
    const list = createRef<HTMLUListElement>();
    const onFocus = vi.fn();
    const onBlur = vi.fn();
    const many = Array.from({ length: 101 }, (_, at) => ({ ...EARLIER[0]!, id: `${at}` }));
    render(
      <ImageUploadRoot provider={apimart} http={SUCCEEDS} defaultValue={many}>
        <ImageUploadList ref={list} {...{ onBlur, onFocus }} />
      </ImageUploadRoot>,
    );
    await vi.waitFor(() => expect(list.current?.hasAttribute('data-windowed')).toBe(true), 10_000);
    const [button] = within(list.current!).getAllByRole('button');
    button!.focus();
    button!.blur();
    expect([onFocus.mock.calls.length, onBlur.mock.calls.length]).toEqual([1, 1]);
  });

  it('can stop the zone’s action with preventDefault', async () => {
    render(
      <ImageUploadRoot provider={apimart}>
        <ImageUploadZone onDrop={prevent} />
        <ImageUploadList />
      </ImageUploadRoot>,
    );
    drag('drop', screen.getByRole('group'), sampleImages.png());
    await aMoment();
    expect(statuses()).toEqual([]);
  });
});

describe('the element of useImageUpload', () => {
  function Area({ disabled = false, onEvent }: { disabled?: boolean; onEvent: typeof prevent }) {
    const { getInputProps, getRootProps, items } = useImageUpload({ provider: apimart, disabled });
    const handlers = { onDrop: onEvent, onKeyDown: onEvent };
    return (
      <section {...getRootProps({ ...handlers, 'aria-label': 'Plans' })}>
        <input {...getInputProps()} />
        {items.length} images
      </section>
    );
  }

  it('keeps the handlers that react-dropzone would remove, even while it is disabled', () => {
    const heard = vi.fn();
    const { rerender } = render(<Area onEvent={heard} />);
    const area = screen.getByRole('group', { name: 'Plans' });
    fireEvent.keyDown(area);
    rerender(<Area onEvent={heard} disabled />);
    fireEvent.keyDown(area);
    drag('drop', area, sampleImages.png());
    expect(heard).toHaveBeenCalledTimes(3);
  });

  it('ignores a drop if the app calls preventDefault', async () => {
    render(<Area onEvent={prevent} />);
    const area = screen.getByRole('group', { name: 'Plans' });
    drag('drop', area, sampleImages.png());
    await aMoment();
    expect(area.textContent).toBe('0 images');
  });
});
