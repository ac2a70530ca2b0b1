import { bundleContenders } from './bundle.js';
import { measureLatency } from './latency.js';
import { measureLeaving } from './leaving.js';
import { measureMemory } from './memory.js';
import { startProxy, startVendor } from './process.js';
import { measureRequests } from './requests.js';
import { latencyRow, leavingRows, memoryRow, requestRow, throughputRows } from './rows.js';
import { measureThroughput } from './throughput.js';

/** @typedef {{ readonly [Name in 'floor' | 'ours']: import('./process.js').Server }} Proxies */

const FULL_SPEED = { bytes: 1_000_000_000, pairs: 3 };
/** Less than at full speed, to keep the run short, but far more than the memory it may use. */
const SLOW = { bytes: 400_000_000, pairs: 1 };
const SLOW_BYTES_PER_SECOND = 80_000_000;

/** Measures the token proxy against a raw pipe, each in its own process, in front of the same vendor. */
export async function benchProxy() {
  const contenders = await bundleContenders();
  const { paths } = contenders;
  const vendor = await startVendor();
  const slowVendor = await startVendor(SLOW_BYTES_PER_SECOND);
  /** @type {Proxies} */
  const proxies = {
    floor: await startProxy(paths.floor, vendor),
    ours: await startProxy(paths.ours, vendor),
  };
  try {
    console.log('Memory for an upload of 1 GB, the worst of three fresh processes …');
    const atFullSpeed = await measureMemory(paths, vendor, FULL_SPEED);
    console.log('Memory for an upload of 400 MB to a vendor that reads 80 MB per second …');
    const toSlowVendor = await measureMemory(paths, slowVendor, SLOW);
    console.log('Throughput and CPU time, five pairs of 500 MB uploads …');
    const throughput = await measureThroughput(proxies);
    console.log(
      'Small uploads, sixteen at a time for one second, five pairs, and then one by one …',
    );
    const requests = await measureRequests(proxies);
    const latency = await measureLatency(proxies, vendor);
    console.log('Clients that leave in the middle of an upload …');
    const leaving = await measureLeaving(proxies, vendor);
    return [
      memoryRow('memory growth, 1 GB at full speed', atFullSpeed),
      memoryRow('memory growth, 400 MB to a slow vendor', toSlowVendor),
      ...throughputRows(throughput),
      requestRow(requests),
      latencyRow(latency),
      ...leavingRows(leaving),
    ];
  } finally {
    const servers = [proxies.floor, proxies.ours, vendor, slowVendor];
    await Promise.all(servers.map(({ close }) => close()));
    contenders.remove();
  }
}
