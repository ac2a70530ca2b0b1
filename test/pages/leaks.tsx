import { createRef } from 'react';
import { createRoot } from 'react-dom/client';
import { apimart, ImageUploadDropzone, type ImageUploadActions } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';

/** One image from its choice to its removal. */
export interface Fate {
  /** The first word of its name tells the backend what to do. */
  readonly name: string;
  /** The status it is left to. */
  readonly until: string;
  /** And how long it is left in that status, in milliseconds. */
  readonly ms?: number;
  readonly presses: readonly ('cancel' | 'remove')[];
}

/** What a test does with the dropzone of this page. */
export interface DropzoneOnStage {
  readonly mount: () => void;
  readonly unmount: () => void;
  readonly live: (fate: Fate) => Promise<void>;
  readonly clear: () => void;
  /** How many of all images that were ever chosen are still in memory. */
  readonly remembered: () => number;
}

declare global {
  interface Window {
    dropzone: DropzoneOnStage;
  }
}

const app = document.querySelector('#app')!;
const root = createRoot(app);
const actionsRef = createRef<ImageUploadActions>();
const images: WeakRef<File>[] = [];

window.dropzone = {
  mount: () =>
    root.render(
      <ImageUploadDropzone
        provider={apimart}
        name="images"
        guardUnload
        actionsRef={actionsRef}
        // In development a dropzone looks for its style sheet after a few seconds.
        unstyled
      />,
    ),
  unmount: () => root.render(null),
  async live({ ms, name, presses, until }) {
    choose(name);
    const row = `[data-slot="item"]:has([title="${name}"])`;
    // A status that lasts for less than a frame is not shown.
    const statuses = until === 'uploading' ? ['uploading', 'processing'] : [until];
    await shown(statuses.map((status) => `${row}[data-status="${status}"]`).join());
    if (ms !== undefined) await new Promise((resolve) => setTimeout(resolve, ms));
    for (const press of presses) await pressed(`${row} [data-slot="${press}"]`);
  },
  clear: () => actionsRef.current!.clear(),
  remembered: () => images.filter((image) => image.deref() !== undefined).length,
};

const sample = sampleImages.jpeg({ bytes: 60_000 });

function choose(name: string): void {
  const image = new File([sample], name, { type: sample.type });
  images.push(new WeakRef(image));
  actionsRef.current!.add([image]);
}

async function pressed(selector: string): Promise<void> {
  const button = await shown(selector);
  (button as HTMLElement).click();
}

function shown(selector: string): Promise<Element> {
  return new Promise((resolve) => {
    const look = () => {
      const element = app.querySelector(selector);
      if (element === null) return;
      observer.disconnect();
      resolve(element);
    };
    const observer = new MutationObserver(look);
    observer.observe(app, { subtree: true, childList: true, attributes: true });
    look();
  });
}
