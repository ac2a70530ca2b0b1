import { percentOf } from '../core/items/upload-item.js';
import { createErrorLabels } from './error-labels.js';
import { createFormatters } from './format.js';
import type { Labels } from './labels.js';
import { createStatusLabel } from './status-label.js';
import { estimatedTime, waitingTime } from './time.js';
import type { Words } from './words.js';

/** A longer list of names is too much to listen to. */
const MOST_NAMES = 5;

/**
 * Creates the labels of one language from its words.
 *
 * @param locale - A BCP 47 tag. It is fixed, so that a server and all browsers render the same
 * text.
 */
export function createLabels(locale: string, words: Words): Labels {
  const format = createFormatters(locale);
  const { counted, formats, limit, percent, size } = format;
  const {
    announcement,
    between,
    minutes,
    refusals,
    seconds,
    several,
    sides,
    status,
    summary,
    ...unchanged
  } = words;
  const units = { minutes, seconds };

  function listed(names: readonly string[]): string {
    // Naming one more file takes no longer than saying "1 more".
    if (names.length <= MOST_NAMES + 1) return format.together(names);
    const left = format.number(names.length - MOST_NAMES);
    return format.together([...names.slice(0, MOST_NAMES), several.more(left)]);
  }

  return {
    ...unchanged,
    size,
    limits: ({ maxBytes, types }) =>
      maxBytes === undefined ? formats(types) : words.limits(formats(types), limit(maxBytes)),
    status: createStatusLabel(status, percent),
    again: (wait) => words.again(waitingTime(wait, units, counted)),
    remaining: (estimate) => words.remaining(estimatedTime(estimate, units, counted)),
    dropImages: (count) => counted(words.dropImages, count),
    moving: (event, name, place, count) =>
      words.moving[event](name, format.number(place), format.number(count)),
    position: (place, count) => words.position(format.number(place), format.number(count)),
    retryFailed: (count) => counted(words.retryFailed, count),
    announcement: ({ active, count, failed, progress, succeeded }) => {
      if (count === 0) return '';
      if (active > 0) {
        return counted(announcement.uploading, count, {
          percent: percent(percentOf(progress) / 100),
        });
      }
      const done = counted(announcement.uploaded, count, { done: format.number(succeeded) });
      return failed > 0
        ? `${done}${between.sentences}${counted(announcement.failed, failed)}`
        : done;
    },
    rejectedFiles: (names) => several.rejected(listed(names)),
    failedUploads: (names) => several.failed(listed(names)),
    summary: ({ count, failed, rejected, succeeded }) =>
      [
        ...(count > 0
          ? [counted(summary.uploaded, count, { done: format.number(succeeded) })]
          : []),
        ...(failed > 0 ? [counted(summary.failed, failed)] : []),
        ...(rejected > 0 ? [counted(summary.rejected, rejected)] : []),
      ].join(between.parts),
    errors: createErrorLabels({ between, errors: words.errors, refusals, sides }, format),
  };
}
