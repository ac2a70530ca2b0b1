import { QueryClient } from '@tanstack/react-query';
import { vi } from 'vitest';
import { isActive, progressOf, type UploadItem } from '../../../src/core/items/upload-item.js';
import { aiHomeDesign, apimart } from '../../../src/index.js';
import { loadSending, loadValidation } from '../../../src/uploader/load-engine.js';
import { createUploader, type Uploader } from '../../../src/uploader/uploader.js';
import type { AnySettings } from '../../../src/uploader/settings.js';
import { stubNetwork } from '../../transport/stub-network.js';
import { createNetwork } from './network.js';

// As on a page that has been idle for a moment.
await Promise.all([loadSending(), loadValidation()]);

/** The settings of the uploader of one run. */
export interface Setup {
  readonly costs: boolean;
  readonly retryAmbiguous: boolean;
  readonly autoUpload: boolean;
  /** Whether the proxy can be asked for the outcome of an upload; an older one cannot. */
  readonly knowsStatus: boolean;
  /** Whether the app's headers come at once, or while other things happen. */
  readonly headers: 'at once' | 'late';
}

/** What the model knows about one item: how often it was requested and how often it was reported. */
export interface Told {
  attempts: number;
  starts: number;
  ends: number;
  settled: number;
  /** How often the user asked for another try. */
  retries: number;
  progress: number;
}

/** One uploader with everything around it, and everything that went wrong. */
export interface World {
  readonly setup: Setup;
  readonly uploader: Uploader;
  readonly network: ReturnType<typeof createNetwork>;
  readonly online: ReturnType<typeof stubNetwork>;
  readonly told: Map<string, Told>;
  /** Lists that the app was given and has not returned. */
  readonly lists: (readonly UploadItem[])[];
  readonly faults: string[];
  readonly state: { isOffline: boolean; isGone: boolean; concurrency: number };
}

const TERMINAL: ReadonlySet<string> = new Set(['rejected', 'success', 'error', 'canceled']);

/** Whether an item stays unchanged unless the user acts. */
export function hasEnded({ status }: UploadItem): boolean {
  return TERMINAL.has(status);
}

/** Opens a world that checks every promise. */
export function openWorld(setup: Setup): World {
  const faults: string[] = [];
  const told = new Map<string, Told>();
  const lists: (readonly UploadItem[])[] = [];
  const state = { isOffline: false, isGone: false, concurrency: 3 };
  const online = stubNetwork({ onLine: true });
  /** How often a person had asked for another try of anything when an upload became unclear. */
  const unclear = new Map<string, number>();
  const retries = () => [...told.values()].reduce((sum, known) => sum + known.retries, 0);
  let pausedUntil = 0;
  const network = createNetwork(
    ({ isQuestion, key }) => {
      if (state.isOffline) faults.push('a request began while offline');
      if (Date.now() < pausedUntil) faults.push('a request began in a pause');
      if (state.isGone) faults.push('a request began after the component had gone');
      if (network.open.some((other) => other.key === key)) faults.push('two requests of one item');
      if (!isQuestion && unclear.get(key) === retries()) {
        faults.push('an unclear upload was sent again unasked');
      }
      if (!isQuestion) unclear.delete(key);
      if (network.open.length >= state.concurrency) faults.push('too many requests at once');
    },
    (key, isBroken) => {
      // What broke before its end may be sent again if that is harmless.
      const mayRepeat = !setup.costs && (isBroken || setup.retryAmbiguous);
      if (!mayRepeat) unclear.set(key, retries());
    },
    (ms) => (pausedUntil = Math.max(pausedUntil, Date.now() + ms)),
    { knowsStatus: setup.knowsStatus, remembersFailures: setup.costs && setup.knowsStatus },
  );

  const toldOf = ({ id }: UploadItem): Told => {
    const known = told.get(id) ?? {
      attempts: 1,
      starts: 0,
      ends: 0,
      settled: 0,
      retries: 0,
      progress: 0,
    };
    told.set(id, known);
    if (state.isGone) faults.push('a callback came after the component had gone');
    return known;
  };
  const end = (item: UploadItem) => (toldOf(item).ends += 1);
  const settings: AnySettings = {
    ...(setup.costs
      ? { provider: aiHomeDesign, options: { serviceName: 'service-day-to-dusk' } }
      : { provider: apimart }),
    retryAmbiguous: setup.retryAmbiguous,
    autoUpload: setup.autoUpload,
    http: network.http,
    headers: async () => {
      for (let turn = 0; setup.headers === 'late' && turn < LATE_TURNS; turn += 1) await nextTurn();
      return {};
    },
    onFilesAdded: (items) => items.forEach(toldOf),
    onFilesRejected: (items) => items.forEach(end),
    onUploadStart: (item) => (toldOf(item).starts += 1),
    onProgress: ({ progress }) => {
      if (!(progress >= 0 && progress < 1)) faults.push(`progress was told as ${progress}`);
    },
    onSuccess: (_, item) => end(item),
    onError: (_, item) => end(item),
    onCancel: end,
    onSettled: (items) => {
      if (uploader.store.items().some(isActive)) faults.push('settled while something is active');
      for (const item of items) toldOf(item).settled += 1;
    },
    onValueChange: (items) => {
      lists.push(items);
      if (items !== uploader.store.items()) faults.push('an app was told of another list');
    },
  };
  const client = new QueryClient();
  const uploader = createUploader(
    () => settings,
    () => client,
    (flush) => setTimeout(flush, 16),
  );
  return { setup, uploader, network, online, told, lists, faults, state };
}

/** Longer than the time between two commands. */
const LATE_TURNS = 25;

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Runs everything that takes no time, such as reading a file. */
export async function settle(turns = 15): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    await nextTurn();
    await vi.advanceTimersByTimeAsync(0);
  }
}

/** Looks for broken promises that are visible from outside, and adds them to the faults. */
export function inspectWorld({ faults, network, setup, state, told, uploader }: World): void {
  const items = uploader.store.items();
  const totals = uploader.store.totals();
  const count = (status: string) => items.filter((item) => item.status === status).length;
  const counted = items.filter(({ status }) => status !== 'rejected' && status !== 'canceled');
  const same =
    totals.active === items.filter(isActive).length &&
    totals.succeeded === count('success') &&
    totals.failed === count('error') &&
    totals.rejected === count('rejected') &&
    totals.count === counted.length;
  if (!same) faults.push(`the totals are off: ${JSON.stringify(totals)}`);
  if (!(totals.progress >= 0 && totals.progress <= 1)) faults.push('total progress left 0 to 1');

  for (const item of items) {
    const known = told.get(item.id);
    if (known === undefined) continue;
    const progress = progressOf(item);
    const isComplete = item.status === 'success' ? progress === 1 : progress < 1;
    if (!isComplete || progress < 0) faults.push(`${item.status} has progress ${progress}`);
    if (isActive(item) && progress < known.progress) faults.push('progress fell');
    known.progress = isActive(item) ? progress : 0;
    if (known.ends > known.attempts) faults.push('an attempt has ended twice');
    if (known.starts > known.attempts) faults.push('an attempt has begun twice');
    if (known.settled > known.attempts) faults.push('an attempt has settled twice');
    const ended = hasEnded(item) && !state.isGone;
    // A refusal is reported once its whole drop has been checked.
    if (ended && item.status !== 'rejected' && known.ends !== known.attempts) {
      faults.push(`${item.status} was told of ${known.ends} times in ${known.attempts} attempts`);
    }
  }
  const retries = [...told.values()].reduce((sum, known) => sum + known.retries, 0);
  if (network.keys.size > told.size + retries) faults.push('an item took a fresh key unasked');
  for (const commits of network.commits.values()) {
    const mayRepeat = setup.retryAmbiguous && !setup.costs;
    // Where failures are remembered too, whoever wants another upload has to take another key.
    const most = setup.costs && setup.knowsStatus ? 1 : 1 + retries;
    if (commits > most && !mayRepeat) faults.push('an image was made twice unasked');
  }
}
