import { UploadError } from './upload-error.js';

/** Everything an answer of the token proxy can hold; each provider promises some of it. */
export interface UploadAnswer {
  /** Where the image is now: https, or `s3://` for Stablecog (to hand on, never to display). */
  url: string;
  /** The vendor's order that holds the image. */
  orderId: string;
  /** The vendor's handle of this one image. */
  imageId: string;
  /** The name under which the vendor keeps the image. */
  filename: string;
  /** The MIME type the vendor found. */
  contentType: string;
  /** The size the vendor counted, in bytes. */
  bytes: number;
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601; after it the `url` is gone. */
  expiresAt: string;
}

/** The result of some provider's upload. */
export type UploadResult = Readonly<Partial<UploadAnswer>>;

/** Which fields a result has: `always`, or only `sometimes`. Follows the result's own type. */
export type ResultFields<Result> = {
  readonly [Field in keyof Result]-?: undefined extends Result[Field] ? 'sometimes' : 'always';
};

const FIELD_TYPES = {
  url: 'string',
  orderId: 'string',
  imageId: 'string',
  filename: 'string',
  contentType: 'string',
  bytes: 'number',
  createdAt: 'string',
  expiresAt: 'string',
} as const satisfies Record<keyof UploadAnswer, 'string' | 'number'>;

/**
 * Picks the promised fields from an answer one by one; nothing else of it is looked at.
 *
 * @throws UploadError `bad-response` when a field that is always there is missing or empty.
 */
export function pickResult(
  provider: {
    readonly name: string;
    readonly result: Readonly<Record<string, 'always' | 'sometimes'>>;
  },
  answer: unknown,
): UploadResult {
  const source = typeof answer === 'object' && answer !== null ? answer : {};
  const picked: Record<string, unknown> = {};
  for (const [field, presence] of Object.entries(provider.result)) {
    const value: unknown = Object.hasOwn(source, field) ? Reflect.get(source, field) : undefined;
    if (typeof value === FIELD_TYPES[field as keyof UploadAnswer] && value !== '') {
      picked[field] = value;
    } else if (presence === 'always') {
      throw new UploadError(
        'bad-response',
        `The answer of ${provider.name} has no usable "${field}", so the upload has no result to hand back.`,
        { provider: provider.name },
      );
    }
  }
  return picked;
}
