import { randomUuid } from '../random-uuid.js';
import {
  optionFault,
  parseOptionValue,
  type OptionSpec,
  type OptionValue,
} from './option-specs.js';
import type { AnyProvider } from './provider.js';
import { UploadError } from '../errors/upload-error.js';

/** Checked options that are ready for a query or a vendor's form. */
export type CheckedOptions = Readonly<Record<string, OptionValue>>;

/**
 * Fills in the values that all files of one drop share, such as a new order id.
 *
 * An option set to `null` is left out, so the files share nothing.
 */
export function optionsForDrop<Options extends object>(
  provider: AnyProvider,
  options: Options,
): Options {
  const shared: Record<string, unknown> = {};
  for (const [name, spec] of specsOf(provider)) {
    if (spec.kind === 'uuid' && spec.perDrop && Reflect.get(options, name) === undefined) {
      shared[name] = randomUuid();
    }
  }
  return { ...options, ...shared };
}

/**
 * Returns the declared options with checked values. `undefined` and `null` are left out.
 *
 * @throws UploadError `invalid-request` naming the first option that is unknown, wrong or missing.
 */
export function checkOptions(provider: AnyProvider, options: object): CheckedOptions {
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(provider.options, name)) throw optionError(provider, name, 'left out');
  }
  const checked: Record<string, OptionValue> = {};
  for (const [name, spec] of specsOf(provider)) {
    const value: unknown = Reflect.get(options, name);
    if (value !== undefined && value !== null) {
      const fault = optionFault(spec, value);
      if (fault !== undefined) throw optionError(provider, name, fault);
      checked[name] = value as OptionValue;
    } else if (spec.kind === 'choice' && spec.required) {
      throw optionError(provider, name, `one of ${spec.values.join(', ')}`);
    }
  }
  return checked;
}

/** Writes options as the query of a request. */
export function writeOptions(options: CheckedOptions): URLSearchParams {
  return new URLSearchParams(Object.entries(options).map(([name, value]) => [name, String(value)]));
}

/**
 * Reads the declared options in a query and ignores everything else. The values aren't checked yet.
 */
export function readOptions(
  provider: AnyProvider,
  query: URLSearchParams,
): Record<string, OptionValue> {
  const read: Record<string, OptionValue> = {};
  for (const [name, spec] of specsOf(provider)) {
    const text = query.get(name);
    if (text !== null) read[name] = parseOptionValue(spec, text);
  }
  return read;
}

function specsOf(provider: AnyProvider): [string, OptionSpec][] {
  return Object.entries(provider.options);
}

function optionError(provider: AnyProvider, name: string, expected: string): UploadError {
  return new UploadError(
    'invalid-request',
    `The option "${name}" of ${provider.name} must be ${expected}.`,
    { provider: provider.name, params: { option: name } },
  );
}
