import type { ImageType } from './image-types.js';
import type { OptionSpec, OptionSpecs } from './option-specs.js';
import type { ResultFields } from './upload-result.js';

declare const types: unique symbol;

/** The facts about a provider that browser and proxy both read. */
export interface ProviderFacts {
  /** The name on the wire, in kebab-case; also the folder's name. */
  readonly name: string;
  /** The name people know the service by. */
  readonly label: string;
  /** The vendor's page about the upload. */
  readonly docs: string;
  /** The types it takes; browser and proxy judge by a file's bytes. */
  readonly types: readonly ImageType[];
  /** The largest file it takes, in bytes; left out where the vendor names no limit. */
  readonly maxBytes?: number;
  /**
   * The vendor takes the bytes in a storage, by presigned URLs. Whether a page may put them there
   * itself is the token proxy's to say.
   */
  readonly presigned?: true;
  /**
   * What a second, identical upload does: `harmless` leaves an orphan file behind, `never` makes
   * another order or record, which can cost money.
   */
  readonly repeat: 'harmless' | 'never';
}

/** A provider's facts with specs for exactly the options and fields of its own types. */
export interface ProviderProfile<
  Options extends object,
  Result extends object,
> extends ProviderFacts {
  /** The options the client may set, by their names in the component's `options`. */
  readonly options: OptionSpecs<Options>;
  /** The fields of a result. */
  readonly result: ResultFields<Result>;
}

/** Some provider, whatever its options and result are. */
export interface AnyProvider extends ProviderFacts {
  readonly options: Readonly<Record<string, OptionSpec>>;
  readonly result: Readonly<Record<string, 'always' | 'sometimes'>>;
}

/** What an app knows better than we do about its own account. */
export interface ProviderCorrections {
  readonly types?: readonly ImageType[];
  /** Bytes. */
  readonly maxBytes?: number;
}

/** A provider: frozen facts, and the types of its options and its result. */
export interface Provider<Options extends object, Result extends object> extends AnyProvider {
  /** The same provider with limits the vendor does not document but the app knows. */
  with(corrections: ProviderCorrections): Provider<Options, Result>;
  /** Never there; it carries the types. */
  readonly [types]?: { readonly options: Options; readonly result: Result };
}

/**
 * Freezes a provider's facts. Call it in a module, never while rendering.
 *
 * @experimental Until three outside providers have been written with it.
 */
export function defineProvider<Options extends object, Result extends object>(
  profile: ProviderProfile<Options, Result>,
): Provider<Options, Result> {
  return Object.freeze({
    ...profile,
    types: Object.freeze([...profile.types]),
    options: Object.freeze({ ...profile.options }) as AnyProvider['options'],
    result: Object.freeze({ ...profile.result }) as AnyProvider['result'],
    with: (corrections: ProviderCorrections) => defineProvider({ ...profile, ...corrections }),
  });
}
