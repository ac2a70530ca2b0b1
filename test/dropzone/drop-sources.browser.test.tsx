import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sampleImages } from '../../src/testing/index.js';
import {
  closedFolderEntry,
  dragItems,
  fileEntry,
  fileItem,
  folderEntry,
  folderItem,
  lockedEntry,
} from './fake-drop.js';
import { aMoment, renderDropzone, slot, untilStatuses } from './render-dropzone.js';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const png = (name: string) => sampleImages.png({ name });

function names(): string[] {
  return screen.queryAllByRole('listitem').map((row) => slot(row, 'name').textContent);
}

describe('a folder that is dropped', () => {
  it('comes whole, however few of its files the browser hands over at once', async () => {
    const onFilesAdded = vi.fn();
    const { zone } = renderDropzone({ autoUpload: false, onFilesAdded });
    const files = Array.from({ length: 250 }, (_, index) => fileEntry(png(`${index}.png`)));
    dragItems('drop', zone, [folderItem(folderEntry('Holiday', ...files))]);
    await waitFor(() => expect(onFilesAdded).toHaveBeenCalledTimes(1));
    const [added] = onFilesAdded.mock.calls[0] as [{ name: string }[]];
    expect(new Set(added.map(({ name }) => name)).size).toBe(250);
  });

  it('comes with the folders inside it, and without what systems keep there', async () => {
    const { zone } = renderDropzone();
    const inner = folderEntry(
      'Inner',
      fileEntry(png('b.png')),
      fileEntry(new File(['x'], '.DS_Store')),
    );
    const thumbs = fileEntry(new File(['x'], 'Thumbs.db'));
    dragItems('drop', zone, [
      folderItem(folderEntry('Holiday', fileEntry(png('a.png')), thumbs, inner)),
      fileItem(new File(['x'], '.DS_Store')),
    ]);
    await untilStatuses('success', 'success');
    expect(names().toSorted()).toEqual(['a.png', 'b.png']);
  });
});

describe('a file that is dropped', () => {
  it('is taken where the browser has no handle for it, as from inside a ZIP', async () => {
    const { zone } = renderDropzone();
    dragItems('drop', zone, [
      fileItem(png('zipped.png'), { getAsFileSystemHandle: () => Promise.resolve(null) }),
    ]);
    await untilStatuses('success');
  });

  it('is asked for no handle where the page is not secure', async () => {
    vi.stubGlobal('isSecureContext', false);
    try {
      const { zone } = renderDropzone();
      const getAsFileSystemHandle = vi.fn(() => Promise.resolve(null));
      dragItems('drop', zone, [fileItem(png('a.png'), { getAsFileSystemHandle })]);
      await untilStatuses('success');
      expect(getAsFileSystemHandle).not.toHaveBeenCalled();
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('is seen and taken also where the drag does not say that it carries files', async () => {
    const { zone } = renderDropzone();
    const items = [fileItem(png('a.png'))];
    dragItems('dragenter', zone, items, ['text/plain']);
    await waitFor(() => expect(zone.dataset['drag']).toBe('accept'));
    dragItems('drop', zone, items, ['text/plain']);
    await untilStatuses('success');
  });

  it('is empty where the system had only promised it, and its row says so', async () => {
    const { zone } = renderDropzone();
    dragItems('drop', zone, [
      fileItem(new File([], 'Screenshot.png', { type: 'image/png' })),
      fileItem(png('a.png')),
    ]);
    await untilStatuses('rejected', 'success');
    expect((await screen.findByRole('alert')).dataset['code']).toBe('file-empty');
  });

  it('is read at once, so that one that vanishes is told of at once', async () => {
    const { zone } = renderDropzone({ autoUpload: false });
    const vanished = png('Photos.png');
    vanished.slice = () => {
      throw new DOMException('It is gone.', 'NotFoundError');
    };
    dragItems('drop', zone, [fileItem(vanished)]);
    await untilStatuses('rejected');
    const alert = await screen.findByRole('alert');
    expect(alert.dataset['code']).toBe('file-unreadable');
    expect(alert.textContent).toMatch(/Choose it again/);
  });

  it('is taken where a browser makes one of a picture of another page', async () => {
    const { zone } = renderDropzone();
    dragItems('drop', zone, [fileItem(png('cat.png'))], ['text/uri-list', 'text/html', 'Files']);
    await untilStatuses('success');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('a drag without files', () => {
  it.each([['text/plain'], ['text/uri-list'], ['text/html']])(
    'of %s activates nothing',
    async (type) => {
      const { zone } = renderDropzone();
      const item = { kind: 'string', type, getAsFile: () => null } as const;
      dragItems('dragenter', zone, [item], [type]);
      await aMoment();
      expect(zone.dataset['drag']).toBeUndefined();
      dragItems('drop', zone, [item], [type]);
      await aMoment();
      expect(names()).toEqual([]);
      expect(screen.queryByRole('alert')).toBeNull();
    },
  );

  it('comes whole, however few of its files the browser names at once', async () => {
    const { zone } = renderDropzone();
    const left = ['a.png', 'b.png', 'c.png', 'd.png', 'e.png'].map((name) => fileEntry(png(name)));
    const folder = {
      ...folderEntry('Holiday'),
      createReader: () => ({
        readEntries: (take: (entries: typeof left) => void) => take(left.splice(0, 2)),
      }),
    };
    dragItems('drop', zone, [folderItem(folder)]);
    await waitFor(() => expect(names()).toHaveLength(5));
  });

  it('comes also where one of its files cannot be read', async () => {
    const { zone } = renderDropzone();
    const folder = folderEntry('Holiday', fileEntry(png('a.png')), lockedEntry('locked.png'));
    dragItems('drop', zone, [folderItem(folder), fileItem(png('beside.png'))]);
    await waitFor(() => expect(names()).toContain('a.png'));
    expect(names()).toContain('beside.png');
    // The one that cannot be read is told of.
    await untilStatuses('success', 'rejected', 'success');
    expect((await screen.findByRole('alert')).textContent).toMatch(/can't be read/);
  });

  it('that the system does not open holds up nothing beside it', async () => {
    const { zone } = renderDropzone();
    dragItems('drop', zone, [folderItem(closedFolderEntry('Locked')), fileItem(png('beside.png'))]);
    await waitFor(() => expect(names()).toContain('beside.png'));
  });

  it('is taken where asking for its handle fails', async () => {
    const { zone } = renderDropzone();
    const fault = new DOMException('No handle.', 'NotFoundError');
    dragItems('drop', zone, [
      fileItem(png('a.png'), { getAsFileSystemHandle: () => Promise.reject(fault) }),
    ]);
    await untilStatuses('success');
  });

  it('is taken beside one that was only promised and never came', async () => {
    const { zone } = renderDropzone();
    dragItems('drop', zone, [
      fileItem(png('a.png')),
      fileItem(png('promised.png'), { getAsFile: () => null, webkitGetAsEntry: () => null }),
    ]);
    await untilStatuses('success', 'rejected');
  });
});
