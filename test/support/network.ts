import type { Page } from 'playwright';

/** The network as one page has it. */
export interface Network {
  /** Loopback swallows megabytes at once; this makes an upload something that takes its time. */
  readonly throttle: (bytesPerSecond: number) => Promise<void>;
  readonly goOffline: () => Promise<void>;
  /** And as fast as it goes. */
  readonly goOnline: () => Promise<void>;
}

/** Takes hold of a page's network through the browser's own protocol. */
export async function holdNetwork(page: Page): Promise<Network> {
  const protocol = await page.context().newCDPSession(page);
  const emulate = async (offline: boolean, uploadThroughput: number) => {
    await protocol.send('Network.emulateNetworkConditions', {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    });
  };
  return {
    throttle: (bytesPerSecond) => emulate(false, bytesPerSecond),
    goOffline: () => emulate(true, -1),
    goOnline: () => emulate(false, -1),
  };
}
