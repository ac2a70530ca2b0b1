import type { Page } from 'playwright';

/** The network of one page. */
export interface Network {
  /** Slows down uploads, since loopback is too fast for anything to happen during one. */
  readonly throttle: (bytesPerSecond: number) => Promise<void>;
  readonly goOffline: () => Promise<void>;
  /** Goes online without throttling. */
  readonly goOnline: () => Promise<void>;
}

/** Takes control of a page's network through the DevTools protocol. */
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
