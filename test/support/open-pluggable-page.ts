import type { Browser, Page } from 'playwright';
import type { Listening } from './listen.js';
import { holdNetwork, type Network } from './network.js';
import { startPlug, type Plug } from './plug.js';
import { watchRows } from './watch-rows.js';
import { watchSentFiles } from './watch-sent-files.js';

/** A page whose connection to its site can be cut. */
export interface PluggablePage {
  readonly page: Page;
  /** The network state that the browser reports. */
  readonly network: Network;
  /** The actual state of its network. */
  readonly plug: Plug;
  readonly close: () => Promise<void>;
}

/** Opens a page of a site, recording the history of its rows and the files that were fully sent. */
export async function openPluggablePage(
  browser: Browser,
  { origin }: Pick<Listening, 'origin'>,
  query: string,
): Promise<PluggablePage> {
  const plug = await startPlug(origin);
  const page = await browser.newPage();
  await watchRows(page);
  await watchSentFiles(page);
  await page.goto(`${plug.origin}/${query}`);
  return {
    page,
    plug,
    network: await holdNetwork(page),
    async close() {
      await page.close();
      await plug.close();
    },
  };
}
