import type { UploadErrorCode } from '../../core/errors/error-codes.js';
import type { AnyProvider } from '../../core/provider/provider.js';
import { UploadError } from '../../core/errors/upload-error.js';
import type { UploadResult } from '../../core/provider/upload-result.js';
import type { Fault } from '../faults.js';
import type { ProviderDouble } from '../provider-double.js';

/** The setup that a contract test drives: our client, a real proxy and the vendor's double, over HTTP. */
export interface ContractBench {
  /** The vendor's double. */
  readonly double: ProviderDouble;
  /** The origin of the vendor's double. */
  readonly vendorOrigin: string;
  /** Uploads with the package's own client, without automatic retries. */
  readonly upload: (file: File, watch?: UploadWatch) => Promise<UploadResult>;
  /** Stops both servers. */
  readonly close: () => Promise<void>;
}

/** How a contract test follows or stops an upload. */
export interface UploadWatch {
  /** Stops the upload. */
  readonly signal?: AbortSignal;
  /** Called with the sent part of the file, 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
  /** The provider's options, by their names in the component. */
  readonly options?: object;
  /** Uses a new idempotency key; otherwise all uploads of a bench share one. */
  readonly fresh?: true;
}

/** The circumstances of a contract test. */
export interface ContractSetup {
  /** Faults of the vendor. */
  readonly faults?: (vendorOrigin: string) => readonly Fault[];
  /** Whether the vendor knows the site's key; `right` by default. */
  readonly key?: 'right' | 'wrong';
}

/** What the contract tests need to know about a provider beyond its profile. */
export interface ContractSubject {
  /** The provider under test. */
  readonly provider: AnyProvider;
  /** An image that the provider accepts, about 100 kB. */
  readonly file: File;
  /** Options without which nothing can be uploaded. */
  readonly options?: object;
  /** `METHOD path` of every route the upload uses, in order; a path may end in `*`. */
  readonly routes: readonly string[];
  /** The header with the site's key. */
  readonly keyHeader: string;
  /** The facts from the vendor's documentation, stated a second time. */
  readonly facts: Pick<AnyProvider, 'types' | 'maxBytes' | 'repeat'>;
  /** The vendor's success responses, verbatim, and the result of each. */
  readonly answers: readonly {
    readonly vendor: (vendorOrigin: string) => unknown;
    readonly result: UploadResult;
  }[];
  /** Vendor responses with status 200 that lack required fields. */
  readonly emptyAnswers: readonly unknown[];
  /** The vendor's refusals, verbatim. */
  readonly refusals: readonly {
    readonly status: number;
    readonly body: unknown;
    readonly code: UploadErrorCode;
  }[];
  /** Options of the component, and the fields the vendor gets for them. */
  readonly sentOptions: readonly { readonly options: object; readonly fields: object }[];
  /** Starts proxy and double. */
  readonly open: (setup: ContractSetup) => Promise<ContractBench>;
}

/** One test that every provider must pass. */
export interface ContractTest {
  /** The name of the test. */
  readonly name: string;
  /** Rejects if the provider fails the test. */
  readonly hold: (subject: ContractSubject) => Promise<void>;
}

/** Runs a test on a bench and always closes it. */
export async function withBench(
  { open }: ContractSubject,
  setup: ContractSetup,
  act: (bench: ContractBench) => Promise<unknown>,
): Promise<void> {
  const bench = await open(setup);
  try {
    await act(bench);
  } finally {
    await bench.close();
  }
}

/** Returns the error of an upload, which must have the given code. */
export async function expectCode(
  code: UploadErrorCode,
  upload: Promise<UploadResult>,
): Promise<UploadError> {
  const outcome = await upload.then(
    () => 'a success',
    (error: unknown) => error,
  );
  if (outcome instanceof UploadError && outcome.code === code) return outcome;
  throw new Error(`Contract test failed: expected ${code}, got ${describe(outcome)}.`);
}

function describe(outcome: unknown): string {
  return outcome instanceof UploadError ? `${outcome.code} (${outcome.message})` : String(outcome);
}

/** Fails the test with a reason unless something holds. */
export function demand(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(`Contract test failed: ${otherwise}.`);
}

/** Whether a request matches a declared route. */
export function fits(called: string, route: string): boolean {
  return route.endsWith('*') ? called.startsWith(route.slice(0, -1)) : called === route;
}

/** Whether two byte sequences are the same. */
export function equal(left: Uint8Array | undefined, right: Uint8Array): boolean {
  return left?.length === right.length && left.every((byte, index) => byte === right[index]);
}

/** Returns a fault that replaces the vendor's own response. */
export function answering(status: number, body: unknown): Fault {
  return { trouble: 'answer', status, body };
}
