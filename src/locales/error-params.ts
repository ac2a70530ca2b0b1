import type { UploadErrorParams } from '../core/errors/upload-error.js';

// The facts may come from the network, so any of them can be missing or wrong.

/** The fact as text; empty if it is missing. */
export function text(params: UploadErrorParams, name: string): string {
  const value = params[name];
  return typeof value === 'string' ? value : '';
}

/** The fact as a number; undefined if it is missing. */
export function number(params: UploadErrorParams, name: string): number | undefined {
  const value = params[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The fact as a list; empty if it is missing. */
export function list(params: UploadErrorParams, name: string): readonly string[] {
  const value = params[name];
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}
