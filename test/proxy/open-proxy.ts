import { inspect } from 'node:util';
import { expect, onTestFinished, vi } from 'vitest';
import {
  createTokenProxy,
  toNodeListener,
  type ErrorContext,
  type ProviderSettings,
  type ProxyEvent,
  type TokenProxy,
  type TokenProxyOptions,
  type UploadError,
} from '../../src/proxy/index.js';
import { listen } from '../support/listen.js';
import { formsOf } from './forms-of-a-secret.js';

/** The site's key, with characters that differ in Base64, percent-encoding and JSON. */
export const KEY = 'CANARY/"+key=of?the&site';

/** A proxy on loopback for one test, with everything it reported. */
export interface OpenProxy {
  readonly origin: string;
  /** The same proxy, called without HTTP. */
  readonly handler: TokenProxy;
  readonly events: ProxyEvent[];
  readonly errors: ReportedError[];
}

/** The arguments of a call to `onError`. */
export interface ReportedError {
  readonly error: UploadError;
  readonly context: ErrorContext;
}

/** Short enough for a test, long enough for a slow machine. */
export const SHORT = { idleMs: 300, responseMs: 300 };

/** Returns the options of a proxy whose only provider is a vendor on loopback. */
export function optionsFor(
  vendor: { readonly origin: string; readonly host: string },
  { provider = 'apimart', ...settings }: Partial<ProviderSettings> & { provider?: string } = {},
): TokenProxyOptions {
  return {
    providers: {
      [provider]: {
        apiKey: KEY,
        origin: vendor.origin,
        allowInsecureOrigin: true,
        uploadHosts: [vendor.host],
        ...settings,
      },
    },
    authorize: () => true,
  };
}

/**
 * Serves a proxy over real HTTP until the test ends. Then checks that nothing it answered, reported or
 * printed contains the key in any form.
 */
export async function openProxy(options: TokenProxyOptions): Promise<OpenProxy> {
  const printed = listenToConsole();
  const events: ProxyEvent[] = [];
  const errors: ReportedError[] = [];
  const answers: string[] = [];
  const proxy = createTokenProxy({
    ...options,
    onEvent: (event) => {
      events.push(event);
      return options.onEvent?.(event);
    },
    onError: (error, context) => {
      errors.push({ error, context });
      return options.onError?.(error, context);
    },
  });
  const listening = async (request: Request) => {
    const response = await proxy(request);
    answers.push(inspect([response.statusText, ...response.headers]));
    answers.push(await response.clone().text());
    return response;
  };
  const handler: TokenProxy = Object.assign(listening, { idle: proxy.idle });
  const site = await listen(toNodeListener(handler));
  onTestFinished(async () => {
    await site.close();
    const seen = [
      ...answers,
      ...printed(),
      inspect([events, errors, proxy], { depth: 10, showHidden: true }),
    ];
    for (const form of formsOf(KEY)) expect(seen.join('\n')).not.toContain(form);
  });
  return { origin: site.origin, handler, events, errors };
}

function listenToConsole(): () => string[] {
  const spies = [
    ...(['debug', 'error', 'info', 'log', 'warn'] as const).map((name) => vi.spyOn(console, name)),
    vi.spyOn(process.stdout, 'write'),
    vi.spyOn(process.stderr, 'write'),
  ];
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore();
  });
  return () => spies.map(({ mock }) => inspect(mock.calls, { depth: 10 }));
}
