import { isUrlExpired } from '../core/errors/upload-error.js';
import { percentOf } from '../core/items/upload-item.js';
import type { Labels } from './labels.js';
import type { StatusWords } from './words.js';

/** Chooses the words for an item's status. */
export function createStatusLabel(
  words: StatusWords,
  percent: (part: number) => string,
): Labels['status'] {
  return (state, provider) => {
    switch (state.status) {
      case 'checking':
      case 'rejected':
      case 'queued':
      case 'preparing':
      case 'success':
        return words[state.status];
      case 'uploading':
        return percent(percentOf(state.progress) / 100);
      case 'processing':
        return words.processing(provider);
      case 'waiting':
        return words.waiting[state.reason];
      case 'error':
        return state.error.code === 'outcome-unknown' && !isUrlExpired(state.error)
          ? words.perhapsArrived
          : words.failed;
      case 'canceled':
        return state.outcome === 'unknown' ? words.canceledButPerhapsArrived : words.canceled;
      default:
        return state satisfies never;
    }
  };
}
