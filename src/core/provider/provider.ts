import { isImageType, type ImageType } from '../rules/image-types.js';
import type { OptionSpec, OptionSpecs } from './option-specs.js';
import { requireProvider } from './require-provider.js';
import type { ResultFields } from './upload-result.js';

/** The key of the field that carries a provider's types. */
declare const carried: unique symbol;

/** The facts about a provider that both the browser and the proxy read. */
interface ProviderFacts {
  /** The name on the wire, in kebab-case. It is also the folder's name. */
  readonly name: string;
  /** The name that people know the service by. */
  readonly label: string;
  /** The vendor's documentation of the upload. */
  readonly docs: string;
  /** The types it accepts. The browser and the proxy check them by a file's bytes. */
  readonly types: readonly ImageType[];
  /** The largest file it accepts, in bytes. Left out if the vendor documents no limit. */
  readonly maxBytes?: number;
  /**
   * The vendor accepts the bytes in a storage through presigned URLs. The token proxy decides whether a
   * page may send them there itself.
   */
  readonly presigned?: true;
  /**
   * The effect of a second, identical upload: `harmless` leaves an orphaned file, and `never` creates
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

/** A provider with any options and any result. */
export interface AnyProvider extends ProviderFacts {
  /** The options that a client may set, and the values of each. */
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
 * A provider: frozen, plain facts and the types of its options and its result. It can be serialized,
 * so a server component can pass one to a client component.
 */
export interface Provider<Options extends object, Result extends object> extends AnyProvider {
  /** Never present. It only carries the types. */
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
 * Returns a copy of a provider with other limits, for browsers and server components. The token proxy
 * has its own `types` and `maxBytes`. Call it in a module or a server component, so that the copy is
 * created only once.
 *
 * @example
 * const ourApimart = withLimits(apimart, { types: ['image/jpeg'], maxBytes: 5_000_000 });
 *
 * @throws TypeError if the value is not a provider, or if there are no limits.
 * @throws RangeError if the list of types is empty or has one that is not an {@link ImageType}, or
 * if the size is not a whole number of bytes above 0.
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
