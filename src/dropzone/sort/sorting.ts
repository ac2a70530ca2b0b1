import type { ComponentType } from 'react';
import type { Subscribe } from '../../core/items/observable.js';
import type { Labels } from '../../locales/labels.js';
import type { Uploader } from '../../uploader/uploader.js';

/** An image that is being moved. */
export interface HeldImage {
  readonly id: string;
  /** The place where it is shown and would be dropped; 0 is the first. */
  readonly place: number;
  readonly by: 'keys' | 'pointer';
}

/** The props of a row's handle. */
export interface SortHandleProps {
  readonly sorting: Sorting;
  readonly id: string;
  readonly name: string;
}

/**
 * Sorting by hand: which image is being moved, and what a screen reader is told about it. The uploader's
 * own order changes when the image is dropped.
 */
export interface Sorting {
  readonly uploader: Uploader;
  /** Read for every announcement. */
  readonly labels: () => Labels;
  readonly subscribe: Subscribe;
  readonly held: () => HeldImage | undefined;
  /** The ids in the order in which they are shown: the held image stands where it would be dropped. */
  readonly order: (ids?: readonly string[]) => readonly string[];
  readonly announcement: () => string;
  /** The id of the text that says how to move an image. */
  readonly hintId: string;
  /** Reports whether the code that was needed could be loaded. */
  readonly onLoading: (outcome: 'failed' | 'loaded') => void;
  /** Shows an image at a place, or none, and announces it. */
  readonly show: (held: HeldImage | undefined, announcement: string) => void;
  /** The handle of a row. */
  readonly Handle: ComponentType<SortHandleProps>;
  /** Announces the steps to screen readers. */
  readonly Announcement: ComponentType<{ readonly sorting: Sorting }>;
}
