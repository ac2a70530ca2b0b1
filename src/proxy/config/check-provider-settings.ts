import { closestName } from '../../core/closest-name.js';
import { isRecord } from '../../core/is-record.js';
import { isImageType } from '../../core/rules/image-types.js';
import { optionFault } from '../../core/provider/option-specs.js';
import { UPSTREAMS } from '../../providers/upstreams.js';
import type { Upstream } from '../../providers/upstream.js';
import { checkApiKey } from './check-api-key.js';
import {
  isOrigin,
  refuse,
  refuseUnknown,
  refuseUnlessEach,
  refuseUnlessPositive,
} from './configuration-error.js';
import type { ProviderSettings } from './provider-settings.js';

const KNOWN = new Set<string>([
  'apiKey',
  'origin',
  'allowInsecureOrigin',
  'delivery',
  'uploadHosts',
  'types',
  'maxBytes',
  'rate',
  'options',
  'upstream',
] satisfies (keyof ProviderSettings)[]);

/** @throws ProxyConfigurationError for the first unsafe setting of a provider. */
export function checkProviderSettings(
  name: string,
  settings: ProviderSettings,
  upstream: Upstream | undefined,
): asserts upstream is Upstream {
  const path = `providers.${name}`;
  refuse(
    upstream?.profile.name !== name,
    path,
    `is not a known provider.${suggestion(name)} A custom service needs an "upstream" of the same name.`,
  );
  refuse(!isRecord(settings), path, 'must be an object with the "apiKey" of your account.');
  refuseUnknown(settings, KNOWN, `${path}.`);
  if (typeof settings.apiKey !== 'function') checkApiKey(settings.apiKey, `${path}.apiKey`);
  checkOrigin(settings.origin ?? upstream!.origin, settings, `${path}.origin`);
  refuse(
    !['boolean', 'undefined'].includes(typeof settings.allowInsecureOrigin),
    `${path}.allowInsecureOrigin`,
    'must be true or false.',
  );
  refuse(
    !['direct', 'relay', undefined].includes(settings.delivery),
    `${path}.delivery`,
    'must be "direct" or "relay".',
  );
  refuseUnlessEach(
    settings.uploadHosts,
    isHost,
    `${path}.uploadHosts`,
    'must list exact hosts, such as "bucket.s3.eu-west-1.amazonaws.com": in lower case, without the default port 443.',
  );
  refuseUnlessEach(
    settings.types,
    (type) => typeof type === 'string' && isImageType(type),
    `${path}.types`,
    'must list image types such as "image/jpeg".',
  );
  refuse(settings.types?.length === 0, `${path}.types`, 'must list at least one image type.');
  refuseUnlessPositive(settings.maxBytes, `${path}.maxBytes`, 'bytes');
  for (const rate of [settings.rate, upstream!.uploadsPerSecond]) {
    refuse(
      rate !== undefined && !isRate(rate),
      `${path}.rate`,
      'must be a number of uploads per second above 0, or a limiter with a function "consume".',
    );
  }
  checkFixedOptions(settings, upstream!, `${path}.options`);
}

/** Returns the wire name that was probably meant, for example for the name of a provider's export. */
function suggestion(name: string): string {
  const names = UPSTREAMS.map(({ profile }) => profile.name);
  const meant = closestName(name.replaceAll(/[^a-z-]/gi, ''), names);
  return meant === undefined ? '' : ` Did you mean "${meant}"?`;
}

function checkOrigin(
  origin: string,
  { allowInsecureOrigin }: ProviderSettings,
  path: string,
): void {
  refuse(
    !isOrigin(origin),
    path,
    'must be an origin such as "https://api.example", without a user, a path or a slash at the end.',
  );
  refuse(
    new URL(origin).protocol !== 'https:' && allowInsecureOrigin !== true,
    path,
    'must be https, since the key travels there. Demos on one machine may set "allowInsecureOrigin".',
  );
}

function checkFixedOptions(
  { options = {} }: ProviderSettings,
  { profile }: Upstream,
  path: string,
): void {
  for (const [option, value] of Object.entries(options)) {
    const spec = Object.hasOwn(profile.options, option) ? profile.options[option] : undefined;
    refuse(spec === undefined, `${path}.${option}`, `is not an option of ${profile.name}.`);
    // As in the component, null leaves the option out, here for every client.
    const expected = value === null ? undefined : optionFault(spec!, value);
    refuse(expected !== undefined, `${path}.${option}`, `must be ${expected}.`);
  }
}

function isRate(rate: unknown): boolean {
  if (typeof rate === 'number') return Number.isFinite(rate) && rate > 0;
  return isRecord(rate) && typeof rate['consume'] === 'function';
}

/** Whether a URL could have exactly this host. Parsers lowercase hosts and omit default ports. */
function isHost(host: unknown): boolean {
  return (
    typeof host === 'string' &&
    /^[\w.-]+(?::\d+)?$/.test(host) &&
    URL.canParse(`https://${host}`) &&
    // guard: upload-hosts-can-match
    new URL(`https://${host}`).host === host
  );
}
