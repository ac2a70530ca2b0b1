import { createErrorLabels } from './error-labels.js';
import { createFormatters } from './format.js';
import type { Labels } from './labels.js';
import { createStatusLabel } from './status-label.js';
import { estimatedTime, waitingTime } from './time.js';
import type { Words } from './words.js';

/**
 * Makes the labels of one language from its words.
 *
 * @param locale - A BCP 47 tag. It is fixed, so that a server and all its browsers say the same.
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
    sides,
    status,
    summary,
    ...unchanged
  } = words;
  const units = { minutes, seconds };

  return {
    ...unchanged,
    size,
    limits: ({ maxBytes, types }) =>
      maxBytes === undefined ? formats(types) : words.limits(formats(types), limit(maxBytes)),
    status: createStatusLabel(status, percent),
    again: (wait) => words.again(waitingTime(wait, units, counted)),
    remaining: (estimate) => words.remaining(estimatedTime(estimate, units, counted)),
    retryFailed: (count) => counted(words.retryFailed, count),
    announcement: ({ active, count, failed, progress, succeeded }) => {
      if (count === 0) return '';
      if (active > 0) return counted(announcement.uploading, count, { percent: percent(progress) });
      const done = counted(announcement.uploaded, count, { done: format.number(succeeded) });
      return failed > 0
        ? `${done}${between.sentences}${counted(announcement.failed, failed)}`
        : done;
    },
    summary: ({ count, failed, succeeded }) => {
      if (count === 0) return '';
      const done = counted(summary.uploaded, count, { done: format.number(succeeded) });
      return failed > 0 ? `${done}${between.parts}${counted(summary.failed, failed)}` : done;
    },
    errors: createErrorLabels({ between, errors: words.errors, refusals, sides }, format),
  };
}
