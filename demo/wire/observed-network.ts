import axios, { type AxiosAdapter } from 'axios';
import type { HttpClient } from '../../src/index.js';
import { createFileNames, type FileNames } from './file-names.js';
import { troubleNetwork, type Trouble } from './troubled-network.js';
import { watchPage } from './watch-page.js';
import { createWireLog, type WireLog } from './wire-log.js';

/** A network whose traffic is written down, and that can be troubled. */
export interface ObservedNetwork {
  /** For the dropzone's `http` prop. */
  readonly http: HttpClient;
  readonly log: WireLog;
  readonly names: FileNames;
  readonly setTrouble: (trouble: Trouble) => void;
}

export function observeNetwork(send: AxiosAdapter, log = createWireLog()): ObservedNetwork {
  const names = createFileNames();
  const { adapter, set } = troubleNetwork(send);
  return {
    http: axios.create({ adapter: watchPage(adapter, log, names) }),
    log,
    names,
    setTrouble: set,
  };
}
