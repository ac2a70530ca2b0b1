import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { UPSTREAMS } from '../providers/upstreams.js';

/** API keys by the provider's name on the wire. */
export type Keys = Readonly<Record<string, string>>;

/** Returns the environment variable for a provider's key, such as `APIMART_API_KEY`. */
export function keyVariable(provider: string): string {
  return `${provider.toUpperCase().replaceAll('-', '_')}_API_KEY`;
}

/**
 * Reads the keys from the environment and from a folder's env files, named as in
 * [Vite](https://vite.dev/guide/env-and-mode#env-files). The environment overrides files, and more
 * specific files override others.
 */
export function readKeys(folder: string, mode: string): Keys {
  const files = ['.env', '.env.local', `.env.${mode}`, `.env.${mode}.local`]
    .map((name) => join(folder, name))
    .filter((path) => existsSync(path))
    .map((path) => parseEnv(readFileSync(path, 'utf8')));
  const variables: NodeJS.Dict<string> = Object.assign({}, ...files, process.env);
  const entries = UPSTREAMS.map(({ profile: { name } }) => [name, variables[keyVariable(name)]]);
  return Object.fromEntries(entries.filter(([, key]) => key !== undefined && key !== ''));
}
