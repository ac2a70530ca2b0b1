import { closestName } from '../closest-name.js';

/** The names of this package's providers in imports. */
const EXPORTS = ['aiHomeDesign', 'apimart', 'autoenhance', 'imagePipeline', 'stablecog'] as const;

/**
 * Throws if there is no provider, and says what to import.
 *
 * @param by The component, hook or function that needs it.
 * @param remedyOf Says what to do with the provider once it is imported.
 * @throws TypeError if the value is not a provider.
 */
export function requireProvider(
  by: string,
  provider: unknown,
  remedyOf: (name: string) => string = (name) => `set provider: ${name}`,
): void {
  if (isProvider(provider)) return;
  const meant = typeof provider === 'string' ? exportOf(provider) : undefined;
  const name = meant ?? 'apimart';
  const others = meant
    ? ''
    : ` The providers are ${EXPORTS.join(', ')}, and your own from defineProvider().`;
  throw new TypeError(
    `${by} got ${described(provider)} as its provider, so it cannot know what to accept. Import one: import { ${name} } from 'image-upload-dropzone', then ${remedyOf(name)}.${others}`,
  );
}

function isProvider(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { name, options, result, types } = value as Record<string, unknown>;
  return typeof name === 'string' && Array.isArray(types) && Boolean(options) && Boolean(result);
}

/** Returns the export that a string probably means. `ai-homedesign` is `aiHomeDesign`. */
function exportOf(given: string): string | undefined {
  return closestName(given.replaceAll(/[^a-z0-9]/gi, ''), EXPORTS);
}

function described(value: unknown): string {
  if (typeof value === 'string') return `the string "${value}"`;
  if (value === undefined || value === null) return String(value);
  return typeof value === 'function' ? 'a function' : 'something that is not a provider';
}
