import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { apimart, ImageUploadDropzone, ImageUploadRoot, ImageUploadZone } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import { drag } from './drag.js';
import { aMoment, renderDropzone, slot, SUCCEEDS, untilStatuses } from './render-dropzone.js';
import { createWaitingHttp } from './waiting-backend.js';

afterEach(cleanup);

const pdf = () => new File(['%PDF-1.7'], 'plan.pdf', { type: 'application/pdf' });

function names(): string[] {
  return screen.queryAllByRole('listitem').map((row) => slot(row, 'name').textContent);
}

describe('files dropped on the zone', () => {
  it('become rows and uploads', async () => {
    const onSuccess = vi.fn();
    const { zone } = renderDropzone({ onSuccess });
    drag('drop', zone, sampleImages.png(), sampleImages.gif());
    await untilStatuses('success', 'success');
    expect(onSuccess).toHaveBeenCalledTimes(2);
  });

  it('stay in the order they were dropped, accepted and refused ones mixed', async () => {
    const { zone } = renderDropzone();
    const first = new File([], 'a-empty.png', { type: 'image/png' });
    drag('drop', zone, first, sampleImages.jpeg({ name: 'b.jpg' }), pdf(), sampleImages.gif());
    await untilStatuses('rejected', 'success', 'rejected', 'success');
    expect(names()).toEqual(['a-empty.png', 'b.jpg', 'plan.pdf', 'bars.gif']);
  });

  it('are all added if another drop follows immediately', async () => {
    const { zone } = renderDropzone();
    drag('drop', zone, sampleImages.png({ name: 'first.png' }));
    drag('drop', zone, sampleImages.png({ name: 'second.png' }));
    await untilStatuses('success', 'success');
    expect(names()).toEqual(['first.png', 'second.png']);
  });

  it('are never opened by the browser, whether on the zone or beside it', () => {
    const { zone } = renderDropzone();
    expect(drag('drop', zone, sampleImages.png())).toBe(false);
    expect(drag('drop', document.body, sampleImages.png())).toBe(false);
    cleanup();
    renderDropzone({ disabled: true });
    expect(drag('drop', screen.getByRole('group'), sampleImages.png())).toBe(false);
  });

  it('are ignored by a disabled zone', async () => {
    const { zone } = renderDropzone({ disabled: true });
    drag('dragenter', zone, sampleImages.png());
    drag('drop', zone, sampleImages.png());
    await aMoment();
    expect(names()).toEqual([]);
    expect(zone.dataset['drag']).toBeUndefined();
    expect(zone.dataset).toHaveProperty('disabled');
  });

  it('are ignored with noDrag', async () => {
    const { choose, zone } = renderDropzone({ noDrag: true });
    drag('drop', zone, sampleImages.png({ name: 'dropped.png' }));
    await aMoment();
    await choose(sampleImages.png({ name: 'chosen.png' }));
    await untilStatuses('success');
    expect(names()).toEqual(['chosen.png']);
  });

  it('go to the zone they are dropped on', async () => {
    const onOther = vi.fn();
    const { zone } = renderDropzone();
    render(<ImageUploadDropzone provider={apimart} http={SUCCEEDS} onFilesAdded={onOther} />);
    drag('drop', zone, sampleImages.png());
    await untilStatuses('success');
    expect(onOther).not.toHaveBeenCalled();
  });

  it('go to the inner of two nested zones', async () => {
    const [onInner, onOuter] = [vi.fn(), vi.fn()];
    const { container } = render(
      <ImageUploadRoot provider={apimart} http={SUCCEEDS} onFilesAdded={onOuter}>
        <ImageUploadZone>
          <ImageUploadDropzone provider={apimart} http={SUCCEEDS} onFilesAdded={onInner} />
        </ImageUploadZone>
      </ImageUploadRoot>,
    );
    drag('drop', slot(slot(container, 'zone'), 'zone'), sampleImages.png());
    await untilStatuses('success');
    await aMoment();
    expect(onInner).toHaveBeenCalledTimes(1);
    expect(onOuter).not.toHaveBeenCalled();
  });

  it('are shown by the inner of two nested zones while over it', async () => {
    const { container } = render(
      <ImageUploadRoot provider={apimart}>
        <ImageUploadZone>
          <ImageUploadDropzone provider={apimart} />
        </ImageUploadZone>
      </ImageUploadRoot>,
    );
    const outer = slot(container, 'zone');
    const inner = slot(outer, 'zone');
    drag('dragenter', outer, sampleImages.png());
    await waitFor(() => expect(outer.dataset['drag']).toBe('accept'));
    drag('dragenter', inner, sampleImages.png());
    await waitFor(() => expect(inner.dataset['drag']).toBe('accept'));
    expect(outer.dataset['drag']).toBeUndefined();
  });

  it('are discarded if the dropzone unmounts in the meantime', async () => {
    const http = createWaitingHttp();
    const { unmount, zone } = renderDropzone({ http: http.http });
    drag('drop', zone, sampleImages.png());
    unmount();
    await aMoment();
    expect(http.requests).toHaveLength(0);
  });
});

describe('the name of a file', () => {
  it('is always shown as plain text', async () => {
    const name = '<img src=x onerror=document.title="taken">.png';
    const { choose } = renderDropzone();
    await choose(sampleImages.png({ name }), new File(['%PDF'], name));
    await untilStatuses('success', 'rejected');
    expect(names()).toEqual([name, name]);
    expect(document.querySelector('img')).toBeNull();
    expect(document.title).not.toBe('taken');
  });

  it('has a placeholder if it is empty', async () => {
    const { choose } = renderDropzone();
    await choose(sampleImages.png({ name: '' }));
    await untilStatuses('success');
    expect(names()).toEqual(['Unnamed image']);
  });
});
