'use client';
import {
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type CSSProperties,
  type ReactNode,
} from 'react';
import { useLatest } from '../../react/hooks/use-latest.js';
import { createAnnouncements } from './announcements.js';
import { useImageUploadContext } from '../context.js';

/**
 * Announces the progress of uploads, and immediately any refusal or failure. The rows aren't live
 * regions, since they come and go with scrolling. Renders a visually hidden `<div>`.
 */
export function Announcer({ children }: { readonly children?: ReactNode }) {
  const { labels, nameIds, uploader } = useImageUploadContext('Announcer');
  const { store } = uploader;
  const readLabels = useLatest(labels);
  const element = useRef<HTMLDivElement>(null);
  const readName = useLatest(nameIds);
  const [announcements] = useState(() => createAnnouncements(store, readLabels));
  const { follow, subscribe } = announcements;
  const status = useSyncExternalStore(subscribe, announcements.status, () => '');
  const alert = useSyncExternalStore(subscribe, announcements.alert, () => undefined);
  useEffect(() => follow(() => nameBy(readName(), element.current)), [follow, readName]);

  return (
    <div ref={element} data-slot="announcer" style={UNSEEN}>
      <output>{status}</output>
      {children}
      {alert && (
        <p key={alert.key} role="alert" data-code={alert.code}>
          {alert.text}
        </p>
      )}
    </div>
  );
}

/** The text of the elements that name a dropzone, in whichever document or shadow root it is. */
function nameBy(ids: string | undefined, within: HTMLElement | null): string {
  const root = within?.getRootNode() as Partial<Document> | undefined;
  const names = (ids ?? '').split(/\s+/).map((id) => {
    const named = root?.getElementById?.(id);
    return named?.getAttribute('aria-label') ?? named?.textContent ?? '';
  });
  return names.join(' ').trim();
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
