import type { UploadErrorCode } from '../../core/errors/error-codes.js';
import type { ItemStore } from '../../core/items/item-store.js';
import { createListeners, type Subscribe } from '../../core/items/observable.js';
import type { UploadItem } from '../../core/items/upload-item.js';
import type { UploadTotals } from '../../core/items/upload-totals.js';
import type { Labels } from '../../locales/labels.js';
import { failuresOf, sentencesOf } from '../item/item-sentences.js';

/** Something said at once. */
export interface Alert {
  /** Another one for each alert: the same words said again are news as well. */
  readonly key: number;
  readonly text: string;
  /** Of the one image it is about; undefined where it is about several. */
  readonly code: UploadErrorCode | undefined;
}

/** What screen readers are told of a list, whichever of its rows are rendered. */
export interface Announcements {
  readonly subscribe: Subscribe;
  /** Said when nothing else is: how the uploads go. */
  readonly status: () => string;
  /** Said at once: what was refused or failed, until that is dealt with. */
  readonly alert: () => Alert | undefined;
  /** Follows the list until the answer is called. */
  readonly follow: () => () => void;
}

/** Speech is slow: what changes again within that time is not said, and what comes together is said as one. */
const QUIET_MS = 300;
const QUARTERS = 4;

/** @param labels Read whenever something is said. What the list holds already is old news. */
export function createAnnouncements(store: ItemStore, labels: () => Labels): Announcements {
  const listeners = createListeners();
  const told = new WeakSet<UploadItem>(store.items());
  let seen = store.totals();
  let said = seen;
  let status = '';
  let alerts = 0;
  let alert: (Alert & { readonly about: readonly UploadItem[] }) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function look(): void {
    const now = store.totals();
    const isSame =
      !isNews(now, seen) &&
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

  function speak(): void {
    const now = store.totals();
    if (isNews(now, said)) {
      said = now;
      status = labels().announcement(now);
    }
    const fresh = store.items().filter((item) => failuresOf(item).length > 0 && !told.has(item));
    for (const item of fresh) told.add(item);
    if (fresh.length > 0) {
      const [error] = fresh.length === 1 ? failuresOf(fresh[0]!) : [];
      const text = alertOf(fresh, labels());
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
    follow() {
      const unsubscribe = store.subscribe(look);
      speakSoon();
      return () => {
        unsubscribe();
        clearTimeout(timer);
      };
    },
  };
}

/** Whether people hear of it: that uploads begin, of more of them, of each quarter, of the end. */
function isNews(now: UploadTotals, before: UploadTotals): boolean {
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
