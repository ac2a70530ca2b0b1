import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A request by an app. */
export interface LoggedRequest {
  readonly stack: string;
  readonly by: 'page' | 'server';
  readonly host: string;
}

interface LoggedTime {
  readonly stack: string;
  readonly step: string;
  readonly seconds: number;
}

const STEPS = ['install', 'check', 'build', 'start', 'upload'];

/** Returns the path of the file to which the apps' processes write their requests. */
export function networkLog(home: string): string {
  return join(home, 'network.jsonl');
}

export function logRequest(home: string, request: LoggedRequest): void {
  appendFileSync(networkLog(home), `${JSON.stringify(request)}\n`);
}

/** Runs a step and logs how long it took. */
export async function timed<T>(
  home: string,
  stack: string,
  step: string,
  work: () => T | Promise<T>,
): Promise<T> {
  const began = performance.now();
  const result = await work();
  const time: LoggedTime = { stack, step, seconds: (performance.now() - began) / 1000 };
  appendFileSync(join(home, 'times.jsonl'), `${JSON.stringify(time)}\n`);
  return result;
}

/** Returns the hosts that an app called, without duplicates. */
export function hostsOf(home: string, stack: string): string[] {
  const own = readLines<LoggedRequest>(networkLog(home)).filter((line) => line.stack === stack);
  return [...new Set(own.map(({ host }) => host))].toSorted();
}

/** Returns a table of each step's time in seconds and of the requests by host. */
export function describeRuns(home: string): string {
  const times = readLines<LoggedTime>(join(home, 'times.jsonl'));
  const requests = readLines<LoggedRequest>(networkLog(home));
  const stacks = [...new Set(times.map(({ stack }) => stack))];
  const rows = stacks.map((stack) => {
    const own = times.filter((time) => time.stack === stack);
    const cells = STEPS.map((name) => {
      const time = own.find(({ step }) => step === name);
      return (time === undefined ? '' : time.seconds.toFixed(1)).padStart(8);
    });
    const sum = own.reduce((total, { seconds }) => total + seconds, 0);
    const asked = hostsOf(home, stack).map((host) => {
      const count = requests.filter((line) => line.stack === stack && line.host === host).length;
      return `${host} (${count})`;
    });
    return `${stack.padEnd(24)}${cells.join('')}${sum.toFixed(1).padStart(8)}  ${asked.join(', ')}`;
  });
  const head = [...STEPS, 'all'].map((step) => step.padStart(8)).join('');
  return [`${'seconds'.padEnd(24)}${head}  requests by host`, ...rows].join('\n');
}

function readLines<Line>(path: string): Line[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Line);
}
