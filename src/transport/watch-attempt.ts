import { createSpeedometer } from '../core/items/speedometer.js';
import type { Sent } from './retry-rule.js';
import type { AttemptPhase, TransferProgress, UploadListener } from './upload-attempt.js';

/** The observations of one running attempt. */
interface AttemptWatch {
  readonly sent: () => Sent;
  readonly at: () => AttemptPhase;
  readonly onAsked: () => void;
  readonly onProgress: (progress: TransferProgress) => void;
  readonly onPhase: (phase: AttemptPhase) => void;
  /** Axios delays progress for a moment. Progress that comes after the end of the attempt is ignored. */
  readonly end: () => void;
}

/** Watches an attempt and reports its progress. Reports its last byte once. */
export function watchAttempt({ onProgress, onSent }: UploadListener): AttemptWatch {
  const speedometer = createSpeedometer();
  let sent: Sent = 'nothing';
  let at: AttemptPhase = 'proxy';
  let ended = false;

  return {
    sent: () => sent,
    at: () => at,
    onPhase(phase) {
      at = phase;
    },
    end() {
      ended = true;
    },
    onAsked() {
      if (sent === 'nothing') sent = 'something';
    },
    onProgress({ loaded, total }) {
      if (ended || sent === 'everything') return;
      const speed = speedometer.observe(loaded, total - loaded, performance.now());
      onProgress?.({ loaded, total, ...speed });
      if (loaded > 0) sent = 'something';
      if (loaded < total) return;
      sent = 'everything';
      onSent?.();
    },
  };
}
