import { readFile } from 'node:fs/promises';

/**
 * A key from a file, as Docker and Kubernetes mount secrets: `apiKey: secretFile('apimart')`. It is read
 * for each upload, so a rotated secret needs no restart.
 */
export function secretFile(name: string, folder = '/run/secrets'): () => Promise<string> {
  return async () => (await readFile(`${folder}/${name}`, 'utf8')).trim();
}
