import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { processorTicks, renderersOf, watchMemory } from './renderer.js';

/** @typedef {import('./contestants.js').Contestant} Contestant */

/**
 * The results of one run of one contestant. Times are milliseconds since the browser's event for the
 * chosen files.
 *
 * @typedef {{
 *   readonly listedMs?: number | undefined,
 *   readonly previewedMs?: number | undefined,
 *   readonly settledMs?: number | undefined,
 *   readonly doneMs?: number | undefined,
 *   readonly longestTaskMs: number,
 *   readonly commits: number,
 *   readonly memoryMegabytes?: number | undefined,
 *   readonly trouble?: string | undefined,
 * }} Figures
 */

/** @typedef {'list' | 'photos' | 'upload'} Mode */

/** A bare input takes three seconds at most. */
const LIMIT_MS = 30_000;
/** Decoding continues after the last event that a page can see, until the renderer idles this long. */
const REST_MS = 500;
/** After the last event that the harness looks for, for React's last commits. */
const AFTERWARDS_MS = 300;
const ARGUMENTS = ['--enable-precise-memory-info', '--js-flags=--expose-gc'];

/** @returns {Promise<import('playwright').Browser>} */
export async function launch() {
  const path = fileURLToPath(new URL('../../test/support/find-chromium.ts', import.meta.url));
  const { module } = await runnerImport(path, { configFile: false, logLevel: 'error' });
  const { executablePath, arguments: args } = await module.findChromium();
  const { chromium } = await import('playwright');
  return chromium.launch({ executablePath, args: [...args, ...ARGUMENTS] });
}

/**
 * Opens a contestant's page in a new browser, and always closes the browser afterwards.
 *
 * @template Answer
 * @param {string} origin
 * @param {Contestant} contestant
 * @param {(page: import('playwright').Page, browser: import('playwright').Browser) => Promise<Answer>} visit
 * @returns {Promise<Answer>}
 */
export async function withPage(origin, contestant, visit) {
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
    await page.goto(`${origin}/${contestant}/index.html`);
    await page.waitForFunction('window.bench !== undefined');
    return await visit(page, browser);
  } finally {
    // A frozen page can keep its browser from closing.
    await Promise.race([browser.close(), sleep(10_000)]);
  }
}

/**
 * Gives files to a contestant and measures what happens.
 *
 * @param {string} origin
 * @param {Contestant} contestant
 * @param {{ readonly mode: Mode, readonly files: readonly string[] }} scenario
 * @returns {Promise<Figures>}
 */
export function measureFiles(origin, contestant, { files, mode }) {
  return withPage(origin, contestant, async (page, browser) => {
    await page.evaluate(`bench.mount({ auto: ${mode === 'upload'} })`);
    await page.waitForSelector('input[type=file]', { state: 'attached' });
    await sleep(400);
    await collectGarbage(page);
    const pids = await renderersOf(browser);
    const memory = watchMemory(pids);
    await page.evaluate('Object.assign(counts, { commits: 0, longTasks: [] })');

    const rest = mode === 'photos' ? watchRest(pids) : undefined;
    /** @type {Promise<any>} */
    const seen = page.evaluate(watching(mode, files.length));
    // A frozen page never answers.
    const watched = Promise.race([seen, sleep(2 * LIMIT_MS + 5000)]);
    choose(page, files).catch(() => {});
    const figures = await watched;
    if (figures === undefined) {
      return { longestTaskMs: NaN, commits: NaN, trouble: 'frozen: the page stopped responding' };
    }
    const { origin: timeOrigin, chosenAt, longTasks, ...seenAt } = figures;
    const settledMs = rest && (await rest.whenAtRest()) - timeOrigin - chosenAt;
    const since = (/** @type {number | undefined} */ time) => time && time - chosenAt;
    return {
      listedMs: since(seenAt.listedAt),
      previewedMs: since(seenAt.previewedAt),
      doneMs: since(seenAt.doneAt),
      settledMs,
      longestTaskMs: Math.max(
        0,
        ...longTasks.map((/** @type {{ duration: number }} */ { duration }) => duration),
      ),
      commits: seenAt.commits,
      memoryMegabytes: memory?.(),
      trouble: seenAt.trouble,
    };
  });
}

/** @param {Mode} mode @param {number} count */
function watching(mode, count) {
  return `(async () => {
    const figures = {};
    if (${mode === 'upload'}) figures.doneAt = await bench.whenDone(${LIMIT_MS});
    else {
      figures.listedAt = await bench.whenListed(${count}, ${LIMIT_MS});
      if (bench.hasPreviews) figures.previewedAt = await bench.whenPreviewed(${count}, ${LIMIT_MS});
    }
    const isDone = figures.doneAt !== undefined || figures.listedAt !== undefined;
    await new Promise((resolve) => setTimeout(resolve, ${AFTERWARDS_MS}));
    return {
      ...figures,
      chosenAt: counts.chosenAt,
      commits: counts.commits,
      longTasks: counts.longTasks.filter(({ duration, startTime }) => startTime + duration > counts.chosenAt),
      origin: performance.timeOrigin,
      trouble: counts.errors[0] ?? (isDone ? undefined : 'not finished within ${LIMIT_MS / 1000} seconds'),
    };
  })()`;
}

/** @param {import('playwright').Page} page @param {readonly string[]} files */
export async function choose(page, files) {
  const chooser = await page.evaluate('bench.chooser');
  if (typeof chooser === 'string') {
    const opened = page.waitForEvent('filechooser');
    await page.locator(chooser).first().click();
    await (await opened).setFiles([...files], { timeout: LIMIT_MS });
  } else {
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles([...files], { timeout: LIMIT_MS });
  }
}

/** @param {import('playwright').Page} page */
export async function collectGarbage(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
}

/**
 * Watches from now on how busy processes are. A page can't see when its decoders end, which may be before it
 * reports.
 *
 * @param {readonly number[]} pids
 */
function watchRest(pids) {
  let ticks = processorTicks(pids);
  let busyAt = Date.now();
  const timer = setInterval(() => {
    const now = processorTicks(pids);
    // Less than a fifth of a core isn't decoding, but timers and garbage collection.
    if (now - ticks > 1) busyAt = Date.now();
    ticks = now;
  }, 50);
  return {
    /** Waits until they are idle and returns when they became idle, in milliseconds since the epoch. */
    async whenAtRest() {
      const end = Date.now() + LIMIT_MS / 2;
      while (Date.now() - busyAt < REST_MS && Date.now() < end) await sleep(50);
      clearInterval(timer);
      return busyAt;
    },
  };
}
