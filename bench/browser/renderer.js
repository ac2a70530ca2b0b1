import { readFileSync, writeFileSync } from 'node:fs';

// What the operating system knows of the browser's renderer process. Only Linux tells.

/**
 * The renderer processes of a browser.
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
 * Starts to watch the memory of processes: from now on a peak is a peak since now.
 *
 * @param {readonly number[]} pids
 * @returns {(() => number) | undefined} The growth of the one that grew most, in megabytes.
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
 * Processor time in hundredths of a second; 0 where nobody tells.
 *
 * @param {readonly number[]} pids
 */
export function processorTicks(pids) {
  try {
    return pids.reduce((sum, pid) => {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name of the process may hold spaces; fields are counted from behind it.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return sum + Number(fields[11]) + Number(fields[12]);
    }, 0);
  } catch {
    return 0;
  }
}
