import type { UploadErrorCode } from '../../core/errors/error-codes.js';
import type { ItemStore } from '../../core/items/item-store.js';
import { createListeners, type Subscribe } from '../../core/items/observable.js';
import type { UploadItem } from '../../core/items/upload-item.js';
import type { UploadTotals } from '../../core/items/upload-totals.js';
import type { Labels } from '../../locales/labels.js';
import { failuresOf, sentencesOf } from '../item/item-sentences.js';

/** A message that is announced immediately. */
interface Alert {
  /** Unique per alert: the same text may need to be announced again. */
  readonly key: number;
  readonly text: string;
  /** The error code if the alert is about one image, `undefined` if it is about several. */
  readonly code: UploadErrorCode | undefined;
}

/** What screen readers announce about a list, no matter which of its rows are rendered. */
interface Announcements {
  readonly subscribe: Subscribe;
  /** Announced politely: the progress of the uploads. */
  readonly status: () => string;
  /** Announced immediately: images that were refused or failed, until that is resolved. */
  readonly alert: () => Alert | undefined;
  /**
   * Follows the list; returns a function that stops.
   *
   * @param name Reads the dropzone's name, which tells it from others on the page; empty without one.
   */
  readonly follow: (name: () => string) => () => void;
}

/** Speech is slow, so changes within this time are combined, and outdated ones are skipped. */
const QUIET_MS = 300;
const QUARTERS = 4;

/**
 * Creates the announcements of a list. Images that are in it from the start aren't announced.
 *
 * @param labels Read for every announcement.
 */
export function createAnnouncements(store: ItemStore, labels: () => Labels): Announcements {
  const listeners = createListeners();
  const told = new WeakSet<UploadItem>(store.items());
  let seen = store.totals();
  let said = seen;
  let status = '';
  let readName = () => '';
  let alerts = 0;
  let alert: (Alert & { readonly about: readonly UploadItem[] }) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function look(): void {
    const now = store.totals();
    const isSame =
      !isWorthSaying(now, seen) &&
      now.count === seen.count &&
      now.failed === seen.failed &&
      now.rejected === seen.rejected;
    if (isSame) return;
    seen = now;
    speakSoon();
  }

  function speakSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(speak, QUIET_MS);
  }

  function named(sentence: string): string {
    const owner = readName();
    return owner === '' || sentence === '' ? sentence : labels().alert(owner, sentence);
  }

  function speak(): void {
    const now = store.totals();
    if (isWorthSaying(now, said)) {
      said = now;
      status = named(labels().announcement(now));
    }
    const fresh = store.items().filter((item) => failuresOf(item).length > 0 && !told.has(item));
    for (const item of fresh) told.add(item);
    if (fresh.length > 0) {
      const [error] = fresh.length === 1 ? failuresOf(fresh[0]!) : [];
      const text = named(alertOf(fresh, labels()));
      alert = { key: (alerts += 1), text, code: error?.code, about: fresh };
    } else if (alert?.about.every((item) => store.item(item.id) !== item) === true) {
      alert = undefined;
    }
    listeners.notify();
  }

  return {
    subscribe: listeners.subscribe,
    status: () => status,
    alert: () => alert,
    follow(name) {
      readName = name;
      const unsubscribe = store.subscribe(look);
      speakSoon();
      return () => {
        unsubscribe();
        clearTimeout(timer);
      };
    },
  };
}

/** Whether a change is announced: uploads starting, more of them, each quarter, and the end. */
function isWorthSaying(now: UploadTotals, before: UploadTotals): boolean {
  if (now.active === 0) {
    return before.active > 0 || now.count !== before.count || now.failed !== before.failed;
  }
  return before.active === 0 || now.count > before.count || quarterOf(now) > quarterOf(before);
}

function quarterOf({ progress }: UploadTotals): number {
  return Math.floor(progress * QUARTERS);
}

function alertOf(items: readonly UploadItem[], labels: Labels): string {
  const nameOf = ({ name }: UploadItem) => name || labels.unnamed;
  const [first] = items;
  if (first !== undefined && items.length === 1) {
    return labels.alert(nameOf(first), sentencesOf(first, labels).join(' '));
  }
  const rejected = items.filter((item) => item.status === 'rejected').map(nameOf);
  const failed = items.filter((item) => item.status === 'error').map(nameOf);
  return [
    ...(rejected.length > 0 ? [labels.rejectedFiles(rejected)] : []),
    ...(failed.length > 0 ? [labels.failedUploads(failed)] : []),
  ].join(' ');
}
