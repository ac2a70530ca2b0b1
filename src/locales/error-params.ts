import type { UploadErrorParams } from '../core/errors/upload-error.js';

// The facts may come from the network, so any of them can be missing or wrong.

/** Returns a fact as text, or an empty string if it is missing. */
export function text(params: UploadErrorParams, name: string): string {
  const value = params[name];
  return typeof value === 'string' ? value : '';
}

/** Returns a fact as a number, or `undefined` if it is missing. */
export function number(params: UploadErrorParams, name: string): number | undefined {
  const value = params[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Returns a fact as a list, which is empty if it is missing. */
export function list(params: UploadErrorParams, name: string): readonly string[] {
  const value = params[name];
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}
