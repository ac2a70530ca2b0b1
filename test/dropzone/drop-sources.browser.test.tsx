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

describe('a dropped folder', () => {
  it('is read completely, even if the browser returns its files in batches', async () => {
    const onFilesAdded = vi.fn();
    const { zone } = renderDropzone({ autoUpload: false, onFilesAdded });
    const files = Array.from({ length: 250 }, (_, index) => fileEntry(png(`${index}.png`)));
    dragItems('drop', zone, [folderItem(folderEntry('Holiday', ...files))]);
    await waitFor(() => expect(onFilesAdded).toHaveBeenCalledTimes(1));
    const [added] = onFilesAdded.mock.calls[0] as [{ name: string }[]];
    expect(new Set(added.map(({ name }) => name)).size).toBe(250);
  });

  it('includes its subfolders, but no system files', async () => {
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

describe('a dropped file', () => {
  it('is accepted if the browser has no handle for it, such as from inside a ZIP', async () => {
    const { zone } = renderDropzone();
    dragItems('drop', zone, [
      fileItem(png('zipped.png'), { getAsFileSystemHandle: () => Promise.resolve(null) }),
    ]);
    await untilStatuses('success');
  });

  it('isn’t asked for a handle if the page isn’t secure', async () => {
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

  it('is recognized and accepted even if the drag’s types don’t mention files', async () => {
    const { zone } = renderDropzone();
    const items = [fileItem(png('a.png'))];
    dragItems('dragenter', zone, items, ['text/plain']);
    await waitFor(() => expect(zone.dataset['drag']).toBe('accept'));
    dragItems('drop', zone, items, ['text/plain']);
    await untilStatuses('success');
  });

  it('is refused as empty if the system only promised it', async () => {
    const { zone } = renderDropzone();
    dragItems('drop', zone, [
      fileItem(new File([], 'Screenshot.png', { type: 'image/png' })),
      fileItem(png('a.png')),
    ]);
    await untilStatuses('rejected', 'success');
    expect((await screen.findByRole('alert')).dataset['code']).toBe('file-empty');
  });

  it('is read right away, so that one that has vanished is reported right away', async () => {
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

  it('is accepted if the browser made it from a picture on another page', async () => {
    const { zone } = renderDropzone();
    dragItems('drop', zone, [fileItem(png('cat.png'))], ['text/uri-list', 'text/html', 'Files']);
    await untilStatuses('success');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('a drag', () => {
  it.each([['text/plain'], ['text/uri-list'], ['text/html']])('of %s is ignored', async (type) => {
    const { zone } = renderDropzone();
    const item = { kind: 'string', type, getAsFile: () => null } as const;
    dragItems('dragenter', zone, [item], [type]);
    await aMoment();
    expect(zone.dataset['drag']).toBeUndefined();
    dragItems('drop', zone, [item], [type]);
    await aMoment();
    expect(names()).toEqual([]);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('brings a whole folder, even if the browser lists only two files at a time', async () => {
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

  it('brings a folder even if one of its files can’t be read', async () => {
    const { zone } = renderDropzone();
    const folder = folderEntry('Holiday', fileEntry(png('a.png')), lockedEntry('locked.png'));
    dragItems('drop', zone, [folderItem(folder), fileItem(png('beside.png'))]);
    await waitFor(() => expect(names()).toContain('a.png'));
    expect(names()).toContain('beside.png');
    // The unreadable file is reported.
    await untilStatuses('success', 'rejected', 'success');
    expect((await screen.findByRole('alert')).textContent).toMatch(/can't be read/);
  });

  it('with a folder that the system won’t open still brings the other files', async () => {
    const { zone } = renderDropzone();
    dragItems('drop', zone, [folderItem(closedFolderEntry('Locked')), fileItem(png('beside.png'))]);
    await waitFor(() => expect(names()).toContain('beside.png'));
  });

  it('brings a file even if getting its handle fails', async () => {
    const { zone } = renderDropzone();
    const fault = new DOMException('No handle.', 'NotFoundError');
    dragItems('drop', zone, [
      fileItem(png('a.png'), { getAsFileSystemHandle: () => Promise.reject(fault) }),
    ]);
    await untilStatuses('success');
  });

  it('brings a file along with one that was promised but never arrives', async () => {
    const { zone } = renderDropzone();
    dragItems('drop', zone, [
      fileItem(png('a.png')),
      fileItem(png('promised.png'), { getAsFile: () => null, webkitGetAsEntry: () => null }),
    ]);
    await untilStatuses('success', 'rejected');
  });
});
