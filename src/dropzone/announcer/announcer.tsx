'use client';
import { useEffect, useState, useSyncExternalStore, type CSSProperties } from 'react';
import { useLatest } from '../../react/hooks/use-latest.js';
import { createAnnouncements } from './announcements.js';
import { useImageUploadContext } from '../context.js';

/**
 * Announces the progress of uploads, and immediately any refusal or failure. The rows aren't live
 * regions, since they come and go with scrolling. Renders a visually hidden `<div>`.
 */
export function Announcer() {
  const { labels, uploader } = useImageUploadContext('Announcer');
  const { store } = uploader;
  const readLabels = useLatest(labels);
  const [announcements] = useState(() => createAnnouncements(store, readLabels));
  const { follow, subscribe } = announcements;
  const status = useSyncExternalStore(subscribe, announcements.status, () => '');
  const alert = useSyncExternalStore(subscribe, announcements.alert, () => undefined);
  useEffect(() => follow(), [follow]);

  return (
    <div data-slot="announcer" style={UNSEEN}>
      <output>{status}</output>
      {alert && (
        <p key={alert.key} role="alert" data-code={alert.code}>
          {alert.text}
        </p>
      )}
    </div>
  );
}

/** Inline, for pages without our style sheet. */
const UNSEEN: CSSProperties = {
  position: 'absolute',
  inlineSize: 1,
  blockSize: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
};
