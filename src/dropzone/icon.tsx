'use client';
import { useImageUploadContext } from './context.js';

/** Outlines on a 24 × 24 grid. */
const PATHS = {
  camera:
    'M4 9a2 2 0 0 1 2-2h1.5L9 4.7h6L16.5 7H18a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2Zm8 .8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4',
  close: 'm6 6 12 12M18 6 6 18',
  done: 'm5 12.5 4.5 4.5L19 7.5',
  next: 'm9.5 6 6 6-6 6',
  previous: 'm14.5 6-6 6 6 6',
  grip: 'M9 6v.1m6-.1v.1M9 12v.1m6-.1v.1M9 18v.1m6-.1v.1',
  fault: 'M12 7.5v5.5m0 3.2v.1M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18',
  image:
    'M4 16.5 8.2 12a1.6 1.6 0 0 1 2.4 0L15 16.7m-1.6-1.7 1.5-1.6a1.6 1.6 0 0 1 2.4 0l2.7 2.9M15.5 8.6v.1M6.5 4h11A2.5 2.5 0 0 1 20 6.5v11a2.5 2.5 0 0 1-2.5 2.5h-11A2.5 2.5 0 0 1 4 17.5v-11A2.5 2.5 0 0 1 6.5 4',
} as const;

/** A decorative icon, hidden from screen readers. Renders an `<svg>`. */
export function Icon({ name }: { readonly name: keyof typeof PATHS }) {
  const { classNames } = useImageUploadContext('Icon');
  return (
    <svg
      data-slot="icon"
      className={classNames.icon}
      aria-hidden
      viewBox="0 0 24 24"
      // The size on pages without a style sheet; any sheet overrides it.
      width="24"
      height="24"
      // Page-wide style sheets that fill icons without this attribute would turn an outline into a blob.
      fill="none"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
