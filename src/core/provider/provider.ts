import { isImageType, type ImageType } from '../rules/image-types.js';
import type { OptionSpec, OptionSpecs } from './option-specs.js';
import { requireProvider } from './require-provider.js';
import type { ResultFields } from './upload-result.js';

/** The key of what carries a provider's types. */
declare const carried: unique symbol;

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
  /** The options that a client may set, and the values that each takes. */
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** The fields of a result, and whether each is always there. */
  readonly result: Readonly<Record<string, 'always' | 'sometimes'>>;
}

/** Limits that the vendor does not document, or that differ for an app's own account. */
export interface ProviderLimits {
  /** The types it accepts, instead of the provider's own. */
  readonly types?: readonly ImageType[] | undefined;
  /** The largest file it accepts, in bytes, instead of the provider's own limit. */
  readonly maxBytes?: number | undefined;
}

/**
 * A provider: frozen, plain facts, and the types of its options and its result. It can be serialized,
 * so a server component can pass one to a client component.
 */
export interface Provider<Options extends object, Result extends object> extends AnyProvider {
  /** Never there; it carries the types. */
  readonly [carried]?: { readonly options: Options; readonly result: Result };
}

/**
 * Freezes a provider's facts. Call it in a module, never while rendering.
 *
 * @experimental Until three outside providers have been written with it.
 */
export function defineProvider<Options extends object, Result extends object>(
  profile: ProviderProfile<Options, Result>,
): Provider<Options, Result> {
  return frozen({
    ...profile,
    options: { ...profile.options } as AnyProvider['options'],
    result: { ...profile.result } as AnyProvider['result'],
  });
}

/**
 * A copy of a provider with other limits; the token proxy has `types` and `maxBytes` of its own. It
 * works on the server as well. Call it in a module or a server component, so that the copy is made once.
 *
 * @example
 * const ourApimart = withLimits(apimart, { types: ['image/jpeg'], maxBytes: 5_000_000 });
 *
 * @throws TypeError when the value is not a provider, or when there are no limits.
 * @throws RangeError for a list without types or with one that is not an {@link ImageType}, and for a
 *   size that is not a whole number of bytes above 0.
 */
export function withLimits<Some extends AnyProvider>(provider: Some, limits: ProviderLimits): Some {
  requireProvider('withLimits', provider, (name) => `call withLimits(${name}, { … })`);
  const { maxBytes = provider.maxBytes, types = provider.types } = requireLimits(provider, limits);
  const odd = types.findIndex((type) => !isImageType(type));
  if (types.length === 0 || odd !== -1) {
    throw new RangeError(
      `${provider.label} cannot be limited to ${odd === -1 ? 'no types' : `"${types[odd]}"`}: nothing could be uploaded. List MIME types of images, such as "image/jpeg".`,
    );
  }
  if (maxBytes !== undefined && !(Number.isSafeInteger(maxBytes) && maxBytes > 0)) {
    throw new RangeError(
      `"maxBytes" of ${provider.label} is ${String(maxBytes)}, which is not a size. Give a whole number of bytes, such as 5_000_000.`,
    );
  }
  return frozen({ ...provider, types, ...(maxBytes !== undefined && { maxBytes }) });
}

function requireLimits({ label }: AnyProvider, limits: ProviderLimits): ProviderLimits {
  const { types } = limits ?? {};
  if (Object(limits) === limits && (types === undefined || Array.isArray(types))) return limits;
  throw new TypeError(
    `withLimits() got ${types === undefined ? 'no limits' : '"types" that are not a list'} for ${label}. Give { types: ['image/jpeg'] }, { maxBytes: 5_000_000 } or both.`,
  );
}

function frozen<Facts extends AnyProvider>(facts: Facts): Facts {
  return Object.freeze({
    ...facts,
    types: Object.freeze([...facts.types]),
    options: Object.freeze(facts.options),
    result: Object.freeze(facts.result),
  });
}
