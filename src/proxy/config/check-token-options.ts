import { isRecord } from '../../core/is-record.js';
import { ProxyConfigurationError } from './configuration-error.js';
import type { UploadTokenOptions } from '../auth/upload-token-options.js';

const KNOWN = new Set<string>([
  'keys',
  'audience',
  'consume',
] satisfies (keyof UploadTokenOptions)[]);

/** A secret shorter than the hash is easier to guess than the hash. */
const SHORTEST_SECRET = 32;

/**
 * Returns the keys in their order, as bytes.
 *
 * @throws ProxyConfigurationError that names the option but never its value.
 */
export function checkTokenOptions(options: UploadTokenOptions): Map<string, Uint8Array> {
  refuse(!isRecord(options), 'options', 'must be an object with "keys" and "audience".');
  for (const name of Object.keys(options)) {
    refuse(!KNOWN.has(name), name, 'is not an option.');
  }
  const { audience, consume, keys } = options;
  refuse(
    typeof audience !== 'string' || audience === '' || audience.startsWith('provider:'),
    'audience',
    'must name the deployment, such as "https://app.example".',
  );
  refuse(
    consume !== undefined && consume !== 'in-process' && typeof consume !== 'function',
    'consume',
    'must be a function or "in-process".',
  );
  const entries = isRecord(keys) ? Object.entries(keys) : [];
  refuse(entries.length === 0, 'keys', 'must hold at least one secret by its key id.');
  return new Map(
    entries.map(([kid, secret]) => {
      // Objects put integer keys first and sort them, so the signing key would be unclear.
      refuse(
        entries.length > 1 && /^\d+$/.test(kid),
        'keys',
        'has a whole number as a key id, and object keys like that lose their order. Use ids such as "2026-11".',
      );
      const bytes = typeof secret === 'string' ? new TextEncoder().encode(secret) : secret;
      refuse(
        !(bytes instanceof Uint8Array) || bytes.length < SHORTEST_SECRET,
        'keys',
        `has a secret shorter than ${SHORTEST_SECRET} bytes.`,
      );
      return [kid, bytes];
    }),
  );
}

function refuse(unsafe: boolean, option: string, expected: string): void {
  if (unsafe) throw new ProxyConfigurationError(option, expected, 'createUploadTokens');
}
