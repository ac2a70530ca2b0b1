import { UploadError } from '../errors/upload-error.js';

/**
 * Every field that the token proxy's response can have. Each provider promises some of them. Every field
 * has a limit, and a value beyond it counts as missing.
 */
interface UploadAnswer {
  /**
   * The image's URL: https, or `s3://` for Stablecog (to pass on, never to display). At most 8,192
   * characters, without a user name or a password.
   */
  url: string;
  /** The vendor's order that contains the image, at most 256 characters. */
  orderId: string;
  /** The vendor's handle for this image, at most 256 characters. */
  imageId: string;
  /** The name under which the vendor keeps the image, at most 1,024 characters. */
  filename: string;
  /** The MIME type that the vendor detected, at most 256 characters. */
  contentType: string;
  /** The size that the vendor counted, in whole bytes. */
  bytes: number;
  /** ISO 8601, at most 64 characters. */
  createdAt: string;
  /** When the `url` expires: ISO 8601, at most 64 characters. */
  expiresAt: string;
}

/** The result of some provider's upload. */
export type UploadResult = Readonly<Partial<UploadAnswer>>;

/** Which fields a result has: `always`, or only `sometimes`. Follows the result's own type. */
export type ResultFields<Result> = {
  readonly [Field in keyof Result]-?: undefined extends Result[Field] ? 'sometimes' : 'always';
};

/** The maximum number of characters of each text. */
const MOST_CHARACTERS = {
  url: 8192,
  orderId: 256,
  imageId: 256,
  filename: 1024,
  contentType: 256,
  createdAt: 64,
  expiresAt: 64,
} as const satisfies Record<Exclude<keyof UploadAnswer, 'bytes'>, number>;

/**
 * Picks the promised fields from a response and ignores everything else.
 *
 * @param mayLeave Whether a text may be passed on. By default, all may.
 * @throws UploadError `bad-response` if a promised field is missing or empty.
 */
export function pickResult(
  provider: {
    readonly name: string;
    readonly result: Readonly<Record<string, 'always' | 'sometimes'>>;
  },
  answer: unknown,
  mayLeave: (text: string) => boolean = () => true,
): UploadResult {
  const source = typeof answer === 'object' && answer !== null ? answer : {};
  const picked: Record<string, unknown> = {};
  for (const [field, presence] of Object.entries(provider.result)) {
    const value: unknown = Object.hasOwn(source, field) ? Reflect.get(source, field) : undefined;
    if (isUsable(field, value) && (typeof value === 'number' || mayLeave(value))) {
      picked[field] = value;
    } else if (presence === 'always') {
      throw new UploadError(
        'bad-response',
        `The answer of ${provider.name} has no usable "${field}", so the upload has no result.`,
        { provider: provider.name },
      );
    }
  }
  return picked;
}

function isUsable(field: string, value: unknown): value is string | number {
  if (field === 'bytes') return Number.isSafeInteger(value) && Number(value) >= 0;
  const most = MOST_CHARACTERS[field as keyof typeof MOST_CHARACTERS];
  if (typeof value !== 'string' || value === '' || !(value.length <= most)) return false;
  return field !== 'url' || !hasUserInfo(value);
}

/** Such a URL reveals the password, and browsers refuse to fetch from it. */
function hasUserInfo(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { password, username } = new URL(url);
  return username !== '' || password !== '';
}
