import { readFileSync, writeFileSync } from 'node:fs';

// Reads what the operating system knows about the browser's renderer processes. Works only on Linux.

/**
 * Returns the process ids of a browser's renderers.
 *
 * @param {import('playwright').Browser} browser
 * @returns {Promise<number[]>}
 */
export async function renderersOf(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

/**
 * Starts to watch the memory of processes. Resets their peaks, so later peaks count from now.
 *
 * @param {readonly number[]} pids
 * @returns {(() => number) | undefined} Returns the largest growth of any process, in megabytes.
 */
export function watchMemory(pids) {
  try {
    const before = pids.map((pid) => {
      writeFileSync(`/proc/${pid}/clear_refs`, '5');
      return { pid, kilobytes: memoryOf(pid, 'VmRSS') };
    });
    return () =>
      Math.max(...before.map(({ kilobytes, pid }) => (memoryOf(pid, 'VmHWM') - kilobytes) / 1000));
  } catch {
    return undefined;
  }
}

/** @param {number} pid @param {'VmRSS' | 'VmHWM'} line */
function memoryOf(pid, line) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${line}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
}

/**
 * Returns the processor time in hundredths of a second, or 0 if the system doesn't report it.
 *
 * @param {readonly number[]} pids
 */
export function processorTicks(pids) {
  try {
    return pids.reduce((sum, pid) => {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The process name may contain spaces, so fields are counted from its end.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return sum + Number(fields[11]) + Number(fields[12]);
    }, 0);
  } catch {
    return 0;
  }
}
