import { formatLabel, isImageType } from '../core/rules/image-types.js';
import { SIZE_UNKNOWN } from '../core/rules/pixel-rules.js';
import {
  isUrlExpired,
  type ForeignAnswer,
  type UploadErrorParams,
} from '../core/errors/upload-error.js';
import { list, number, text } from './error-params.js';
import type { PlainErrorCode, RefusalWords } from './error-words.js';
import type { Formatters } from './format.js';
import type { ErrorLabel, Labels } from './labels.js';
import type { Words } from './words.js';

/** The causes of an unknown outcome without a response. The empty string means an unknown cause. */
const LOST: ReadonlySet<string> = new Set(['', 'network', 'offline', 'timeout', 'stalled']);

/** Builds the sentence about each error from its words and its facts. */
export function createErrorLabels(
  words: Pick<Words, 'between' | 'errors' | 'refusals' | 'sides'>,
  { counted, formats, limit, number: digits, size, together }: Formatters,
): Labels['errors'] {
  const { between, errors, refusals, sides } = words;

  /** The sentence and, if preparation was tried, why it couldn't fix the file. */
  function withReason(sentence: string, params: UploadErrorParams): string {
    const reason = text(params, 'reason');
    if (!isRefusal(reason, refusals)) return sentence;
    if (reason === SIZE_UNKNOWN) return refusals[reason];
    return `${sentence}${between.sentences}${refusals[reason]}`;
  }

  /** "800 px wide and 600 px high", or one of them. */
  function wanted(params: UploadErrorParams, width: string, height: string): string {
    const [wide = 0, high = 0] = [number(params, width), number(params, height)];
    return together([
      ...(wide > 0 ? [sides.width(digits(wide))] : []),
      ...(high > 0 ? [sides.height(digits(high))] : []),
    ]);
  }

  function foreignAnswer(params: UploadErrorParams): string {
    const sentences = errors['not-a-proxy'];
    const reason = text(params, 'reason');
    return Object.hasOwn(sentences, reason) ? sentences[reason as ForeignAnswer] : sentences.page;
  }

  return {
    ...plainLabels(errors),
    'file-invalid-type': (params) => {
      const { choose, known, unknown } = errors['file-invalid-type'];
      const type = text(params, 'type');
      const taken = list(params, 'types');
      const what = isImageType(type) ? known(formatLabel(type)) : unknown;
      const hint = taken.length > 0 ? `${between.sentences}${choose(formats(taken))}` : '';
      return withReason(`${what}${hint}`, params);
    },
    'file-type-mismatch': (params) =>
      about(errors['file-type-mismatch'], formatLabel(text(params, 'type'))),
    'file-too-large': (params) => {
      const most = number(params, 'limit');
      const allowed = most === undefined ? '' : limit(most);
      return withReason(about(errors['file-too-large'], allowed), params);
    },
    'file-too-small': (params) => {
      const least = number(params, 'limit');
      return about(errors['file-too-small'], least === undefined ? '' : size(least));
    },
    'too-many-files': (params) => {
      const { known, unknown } = errors['too-many-files'];
      const most = number(params, 'limit');
      return most === undefined ? unknown : counted(known, most);
    },
    'image-too-small': (params) =>
      withReason(about(errors['image-too-small'], wanted(params, 'minWidth', 'minHeight')), params),
    'image-too-large': (params) =>
      withReason(about(errors['image-too-large'], wanted(params, 'maxWidth', 'maxHeight')), params),
    'image-aspect-ratio': (params) => {
      const ratio = text(params, 'aspectRatio');
      return withReason(
        about(errors['image-aspect-ratio'], ratio.includes(':') ? ratio : ''),
        params,
      );
    },
    custom: (params) => text(params, 'sentence') || errors.custom,
    'not-a-proxy': foreignAnswer,
    'outcome-unknown': (params) => {
      const { duplicate, expired, lost, unconfirmed } = errors['outcome-unknown'];
      if (isUrlExpired({ params })) return expired;
      const cause = text(params, 'cause');
      const answered = cause === 'not-a-proxy' ? foreignAnswer(params) : unconfirmed;
      const happened = LOST.has(cause) ? lost : answered;
      return `${happened}${between.sentences}${duplicate}`;
    },
  };
}

function about({ known, unknown }: Words['errors']['file-too-large'], fact: string): string {
  return fact === '' ? unknown : known(fact);
}

function isRefusal(reason: string, refusals: RefusalWords): reason is keyof RefusalWords {
  return Object.hasOwn(refusals, reason);
}

function plainLabels(errors: Words['errors']): Record<PlainErrorCode, ErrorLabel> {
  const labels: Partial<Record<PlainErrorCode, ErrorLabel>> = Object.fromEntries(
    Object.entries(errors).flatMap(([code, sentence]) =>
      typeof sentence === 'string' ? [[code, () => sentence]] : [],
    ),
  );
  return labels as Record<PlainErrorCode, ErrorLabel>;
}
