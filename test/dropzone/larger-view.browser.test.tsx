import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent as person } from 'vitest/browser';
import garden from '../../stories/garden.svg?no-inline';
import { apimart, autoenhance, ImageUploadDropzone } from '../../src/index.js';
import { de } from '../../src/locales/de.js';
import { createTestHttp } from '../../src/testing/index.js';
import '../../src/dropzone/styles.css';
import { makeDngWithJpeg } from '../image/make-raws.js';
import { makeMovingGif, makeQuarters } from './previews-files.js';
import {
  renderDropzone,
  slot,
  STANDS,
  untilStatuses,
  type ApimartProps,
} from './render-dropzone.js';

/** A local URL, as a provider's double returns it. */
const GARDEN = new URL(garden, location.href).href;

const made = new Set<string>();

beforeEach(() => {
  const create = URL.createObjectURL.bind(URL);
  const revoke = URL.revokeObjectURL.bind(URL);
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    const url = create(file);
    made.add(url);
    return url;
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => {
    made.delete(url);
    revoke(url);
  });
});

afterEach(() => {
  cleanup();
  document.documentElement.removeAttribute('dir');
  vi.restoreAllMocks();
  const held = made.size;
  made.clear();
  if (held > 0) throw new Error(`${held} object URLs are not revoked.`);
});

const dialog = () => screen.queryByRole<HTMLDialogElement>('dialog');
const button = (name: string) => screen.getByRole('button', { name });
const pictureButton = (name: string) =>
  screen.findByRole('button', { name: `View larger: ${name}` });

/** Waits for the large picture, and returns its intrinsic size in pixels. */
async function shownSize(): Promise<readonly [width: number, height: number]> {
  return waitFor(() => {
    const picture = slot(dialog()!, 'picture') as HTMLImageElement | HTMLCanvasElement;
    const size =
      picture instanceof HTMLImageElement
        ? ([picture.naturalWidth, picture.naturalHeight] as const)
        : ([picture.width, picture.height] as const);
    expect(size[0]).toBeGreaterThan(0);
    return size;
  });
}

const untilNamed = (name: string) =>
  waitFor(() => expect(screen.getByRole('dialog', { name })).toBeTruthy());

/** Creates a picture with a name and a width. */
async function photo(name: string, width = 300): Promise<File> {
  const picture = await makeQuarters(width, 200);
  return new File([picture], name, { type: 'image/jpeg' });
}

/** Renders a dropzone with three pictures and a PDF between them. */
async function withPictures(props: ApimartProps = {}) {
  const rendered = renderDropzone({ http: STANDS, concurrency: 3, ...props });
  const pdf = new File(['%PDF-1.7'], 'plan.pdf', { type: 'application/pdf' });
  await rendered.choose(
    await photo('attic.jpg', 300),
    pdf,
    await photo('hall.jpg', 310),
    await photo('roof.jpg', 320),
  );
  await untilStatuses('uploading', 'rejected', 'uploading', 'uploading');
  for (const name of ['attic', 'hall', 'roof']) await pictureButton(`${name}.jpg`);
  return rendered;
}

describe('a click on a picture', () => {
  it.each(['list', 'grid'] as const)('opens it in a modal dialog: %s', async (layout) => {
    await withPictures({ layout });
    const hall = await pictureButton('hall.jpg');
    await person.click(hall);
    await untilNamed('hall.jpg 2 of 3');
    expect(dialog()!.matches(':modal')).toBe(true);
    expect(await shownSize()).toEqual([310, 200]);
    expect(within(dialog()!).getByRole('img', { name: 'hall.jpg' })).toBeTruthy();
    const { height, width } = dialog()!.getBoundingClientRect();
    expect([width, height]).toEqual([innerWidth, innerHeight]);
    await person.keyboard('{Escape}');
    await waitFor(() => expect(dialog()).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(hall));
  });

  it('opens the only picture without buttons for others', async () => {
    const { choose } = renderDropzone({ maxFiles: 1 });
    await choose(await photo('ada.jpg'));
    await untilStatuses('success');
    await person.click(await pictureButton('ada.jpg'));
    await untilNamed('ada.jpg');
    expect(screen.queryByRole('button', { name: 'Next image' })).toBeNull();
    await person.click(button('Close'));
    await waitFor(() => expect(dialog()).toBeNull());
  });

  it('opens it in strict mode, where effects run twice', async () => {
    const { container } = render(
      <StrictMode>
        <ImageUploadDropzone provider={apimart} http={STANDS} />
      </StrictMode>,
    );
    const input = slot(container, 'input') as HTMLInputElement;
    await person.upload(input, await photo('attic.jpg'));
    await person.click(await pictureButton('attic.jpg'));
    await shownSize();
    expect(dialog()!.open).toBe(true);
    await person.keyboard('{Escape}');
    await waitFor(() => expect(dialog()).toBeNull());
  });

  it('opens nothing with largerView="none"', async () => {
    const { choose, container } = renderDropzone({ largerView: 'none' });
    await choose(await photo('attic.jpg'));
    await waitFor(() => slot(container, 'thumbnail'));
    expect(screen.queryByRole('button', { name: /^View larger/ })).toBeNull();
    expect(slot(container, 'preview').ariaHidden).toBe('true');
  });
});

describe('the larger view', () => {
  it('moves between pictures with the arrow keys, and returns the focus to the last one shown', async () => {
    await withPictures();
    (await pictureButton('attic.jpg')).focus();
    await person.keyboard('{Enter}');
    await untilNamed('attic.jpg 1 of 3');
    expect(document.activeElement).toBe(button('Close'));
    await person.keyboard('{ArrowLeft}{ArrowRight}');
    await untilNamed('hall.jpg 2 of 3');
    await person.keyboard('{ArrowRight}{ArrowRight}');
    await untilNamed('roof.jpg 3 of 3');
    expect(await shownSize()).toEqual([320, 200]);
    expect(button('Next image').ariaDisabled).toBe('true');
    await person.keyboard('{Home}');
    await untilNamed('attic.jpg 1 of 3');
    await person.keyboard('{End}');
    await untilNamed('roof.jpg 3 of 3');
    await person.keyboard('{Escape}');
    await waitFor(() => expect(dialog()).toBeNull());
    const roof = await pictureButton('roof.jpg');
    await waitFor(() => expect(document.activeElement).toBe(roof));
  });

  it('follows the writing direction', async () => {
    document.documentElement.dir = 'rtl';
    await withPictures();
    await person.click(await pictureButton('attic.jpg'));
    await untilNamed('attic.jpg 1 of 3');
    await person.keyboard('{ArrowLeft}');
    await untilNamed('hall.jpg 2 of 3');
    const [next, previous] = ['Next image', 'Previous image'].map(
      (name) => button(name).getBoundingClientRect().left,
    );
    expect(next).toBeLessThan(previous!);
  });

  it('has buttons of 44 pixels with labels in the dropzone’s language', async () => {
    const { choose } = renderDropzone({ labels: de });
    await choose(await photo('attic.jpg'), await photo('hall.jpg'));
    await person.click(await screen.findByRole('button', { name: 'Vergrößern: attic.jpg' }));
    await untilNamed('attic.jpg 1 von 2');
    for (const name of ['Vorheriges Bild', 'Nächstes Bild', 'Schließen']) {
      const { height, width } = button(name).getBoundingClientRect();
      expect(Math.min(height, width)).toBeGreaterThanOrEqual(44);
    }
    await person.click(button('Nächstes Bild'));
    await untilNamed('hall.jpg 2 von 2');
  });

  it('closes on a click beside the picture', async () => {
    await withPictures();
    await person.click(await pictureButton('attic.jpg'));
    await shownSize();
    await person.click(slot(dialog()!, 'picture'));
    expect(dialog()).not.toBeNull();
    await person.click(dialog()!, { position: { x: innerWidth / 2, y: innerHeight - 6 } });
    await waitFor(() => expect(dialog()).toBeNull());
  });

  it('switches between the chosen image and the prepared one', async () => {
    const small = await photo('small.jpg', 90);
    const { choose } = renderDropzone({ http: STANDS, prepare: () => small });
    await choose(await photo('attic.jpg'), await photo('hall.jpg'));
    await untilStatuses('uploading', 'uploading');
    const [first] = await screen.findAllByRole('button', { name: 'View larger: small.jpg' });
    await person.click(first!);
    expect((await shownSize())[0]).toBeGreaterThan(200);
    await person.click(button('Show result'));
    await waitFor(async () => expect(await shownSize()).toEqual([90, 200]));
    await person.click(button('Show original'));
    await waitFor(async () => expect((await shownSize())[0]).toBeGreaterThan(200));
  });

  it('shows the provider’s result, and the original again if it can’t be loaded', async () => {
    const answers = [GARDEN, `${location.origin}/missing.jpg`];
    const http = createTestHttp([{ progress: 1 }, { answer: { body: { url: answers[0]! } } }]);
    const { change, choose } = renderDropzone({ http });
    await choose(await photo('attic.jpg'));
    await untilStatuses('success');
    change({ http: createTestHttp([{ answer: { body: { url: answers[1]! } } }]) });
    await choose(await photo('hall.jpg'));
    await untilStatuses('success', 'success');
    await person.click(await pictureButton('attic.jpg'));
    await shownSize();
    await person.click(button('Show result'));
    await waitFor(() =>
      expect((slot(dialog()!, 'picture') as HTMLImageElement).src).toBe(answers[0]),
    );
    await person.keyboard('{ArrowRight}');
    await untilNamed('hall.jpg 2 of 2');
    await waitFor(() =>
      expect((slot(dialog()!, 'picture') as HTMLImageElement).src).toMatch(/^blob:/),
    );
    expect(screen.queryByRole('button', { name: /^Show/ })).toBeNull();
    // The button had the focus, and the keys still work.
    expect(document.activeElement).toBe(button('Close'));
    await person.keyboard('{ArrowLeft}');
    await untilNamed('attic.jpg 1 of 2');
  });

  it('shows an image that was uploaded earlier, and skips one that no longer exists', async () => {
    renderDropzone({
      defaultValue: [
        { id: '1', name: 'garden.svg', result: { url: GARDEN } },
        { id: '2', name: 'gone.jpg', result: { url: `${location.origin}/gone.jpg` } },
        { id: '3', name: 'again.svg', result: { url: GARDEN } },
      ],
    });
    await person.click(await pictureButton('garden.svg'));
    await waitFor(() => slot(dialog()!, 'picture'));
    await person.keyboard('{ArrowRight}');
    await untilNamed('again.svg 2 of 2');
  });

  it('plays animations, and shows the picture embedded in a RAW file', async () => {
    const { choose } = renderDropzone({ provider: autoenhance as never, http: STANDS });
    const jpeg = new Uint8Array(await (await makeQuarters(640, 480)).arrayBuffer());
    await choose(new File([makeDngWithJpeg({ jpeg })], 'house.dng'));
    await person.click(await pictureButton('house.dng'));
    await waitFor(async () => expect(await shownSize()).toEqual([640, 480]));
    expect(slot(dialog()!, 'picture').localName).toBe('canvas');
    cleanup();
    const other = renderDropzone({ http: STANDS });
    await other.choose(makeMovingGif({ width: 60, height: 40, frames: 3, sides: [40, 20] }));
    await person.click(await pictureButton('moving.gif'));
    expect(await shownSize()).toEqual([60, 40]);
    expect(slot(dialog()!, 'picture').localName).toBe('img');
  });

  it('draws a copy if the page can’t show the file itself, such as under a policy without blob:', async () => {
    const { choose } = renderDropzone({ http: STANDS });
    await choose(await photo('attic.jpg'));
    await person.click(await pictureButton('attic.jpg'));
    const [width, height] = await shownSize();
    fireEvent.error(slot(dialog()!, 'picture'));
    await waitFor(() => expect(slot(dialog()!, 'picture').localName).toBe('canvas'));
    expect(await shownSize()).toEqual([width, height]);
    expect(slot(dialog()!, 'picture').getAttribute('aria-label')).toBe('attic.jpg');
  });

  it('moves on when its item is removed, and closes when the last one is', async () => {
    const { choose, chooseButton } = renderDropzone();
    await choose(await photo('attic.jpg'), await photo('hall.jpg'));
    await untilStatuses('success', 'success');
    const remove = (name: string) =>
      screen.getByRole('button', { name: `Remove: ${name}`, hidden: true });
    await person.click(await pictureButton('attic.jpg'));
    await shownSize();
    fireEvent.click(remove('attic.jpg'));
    await untilNamed('hall.jpg');
    fireEvent.click(remove('hall.jpg'));
    await waitFor(() => expect(dialog()).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(chooseButton));
  });

  it('releases everything when the dropzone unmounts', async () => {
    const { unmount } = await withPictures();
    await person.click(await pictureButton('attic.jpg'));
    await shownSize();
    expect(made.size).toBe(1);
    unmount();
    expect(made.size).toBe(0);
  });

  it('doesn’t pass its keys to the elements around the dropzone', async () => {
    const onKeyDown = vi.fn();
    await withPictures({ onKeyDown });
    await person.click(await pictureButton('attic.jpg'));
    await shownSize();
    await person.keyboard('{ArrowRight}{Escape}');
    await waitFor(() => expect(dialog()).toBeNull());
    expect(onKeyDown).not.toHaveBeenCalled();
  });
});

describe('the pictures of a list', () => {
  const nameOfFocus = () => document.activeElement?.getAttribute('aria-label');

  it('are one tab stop, with arrow keys to move between them', async () => {
    const { chooseButton } = await withPictures();
    chooseButton.focus();
    await person.tab();
    await person.tab();
    expect(nameOfFocus()).toBe('View larger: attic.jpg');
    await person.keyboard('{ArrowDown}');
    await waitFor(() => expect(nameOfFocus()).toBe('View larger: hall.jpg'));
    await person.keyboard('{End}');
    await waitFor(() => expect(nameOfFocus()).toBe('View larger: roof.jpg'));
    await person.keyboard('{ArrowRight}{ArrowUp}');
    await waitFor(() => expect(nameOfFocus()).toBe('View larger: hall.jpg'));
    await person.tab();
    expect(nameOfFocus()).toBe('Cancel: hall.jpg');
    await person.tab();
    expect(nameOfFocus()).toBe('Cancel: roof.jpg');
  });

  it('follow their visual order in a grid', async () => {
    const { choose, container } = renderDropzone({ layout: 'grid', http: STANDS });
    container.style.inlineSize = '330px';
    await choose(...(await Promise.all(['1', '2', '3', '4'].map((name) => photo(`${name}.jpg`)))));
    (await pictureButton('2.jpg')).focus();
    await pictureButton('4.jpg');
    await person.keyboard('{ArrowDown}');
    await waitFor(() => expect(nameOfFocus()).toBe('View larger: 4.jpg'));
    await person.keyboard('{ArrowLeft}');
    await waitFor(() => expect(nameOfFocus()).toBe('View larger: 3.jpg'));
    await person.keyboard('{ArrowUp}');
    await waitFor(() => expect(nameOfFocus()).toBe('View larger: 1.jpg'));
  });

  it('keep a tab stop when the picture with it is removed', async () => {
    const { user } = await withPictures();
    (await pictureButton('hall.jpg')).focus();
    await user.click(button('Cancel: hall.jpg'));
    await user.click(button('Remove: hall.jpg'));
    const stops = screen
      .getAllByRole('button', { name: /^View larger/ })
      .filter(({ tabIndex }) => tabIndex === 0);
    expect(stops).toHaveLength(1);
  });
});
