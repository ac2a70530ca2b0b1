'use client';
import { useCallback, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useBeforePaint } from '../../react/hooks/use-before-paint.js';
import { useImageUploadContext } from '../context.js';
import { Icon } from '../icon.js';
import { TemporaryButton } from '../item/temporary-button.js';
import { LargePicture } from './large-picture.js';
import { placeAfterKey } from './neighbor-of.js';
import type { PictureVersion } from './pictures-of.js';
import { useViewedItem } from './use-viewed-item.js';

/** The props of {@link LargerView}. */
interface LargerViewProps {
  /** The item whose picture is shown first. */
  readonly id: string;
  readonly onClose: () => void;
}

/**
 * Shows one picture at a time in the whole window, with buttons for the other pictures and for switching
 * between the chosen image and the result. Renders a modal `<dialog>`.
 */
export function LargerView({ id, onClose }: LargerViewProps) {
  const { classNames, labels, uploader } = useImageUploadContext('LargerView');
  const dialog = useRef<HTMLDialogElement>(null);
  const closeButton = useRef<HTMLButtonElement>(null);
  const captionId = useId();
  const [isRtl, setRtl] = useState(false);
  const [wanted, setWanted] = useState<PictureVersion>('original');
  const close = useCallback(() => dialog.current?.close(), []);
  const viewed = useViewedItem(uploader, id, close);
  const { at, count, goTo, item, onMissing, pictures } = viewed;
  const { original, result } = pictures;
  const version = pictures[wanted] === undefined ? 'result' : wanted;
  const source = pictures[version] ?? original;
  const name = item?.name || labels.unnamed;

  useBeforePaint(() => {
    const element = dialog.current;
    if (element === null) return undefined;
    element.showModal?.();
    setRtl(getComputedStyle(element).direction === 'rtl');
    closeButton.current?.focus();
    return () => element.close?.();
  }, []);

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const place = placeAfterKey(event.key, at, count, event.currentTarget);
    // The elements around the dropzone are behind the dialog and must not handle its keys.
    if (place === undefined && event.key !== 'Escape') return;
    event.stopPropagation();
    event.preventDefault();
    if (place === undefined) leave();
    else goTo(place);
  }

  // The event of the browser comes a moment later, when the next key may already have moved the focus.
  function leave(): void {
    close();
    onClosed();
  }

  function onClosed(): void {
    const element = dialog.current;
    // React has already reopened it, as it does in StrictMode.
    if (element === null || element.open) return;
    buttonToReturnTo(element, item?.id)?.focus();
    onClose();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys for the whole dialog; a click beside the picture is for the mouse only
    <dialog
      ref={dialog}
      data-slot="viewer"
      className={classNames.viewer}
      aria-labelledby={captionId}
      onClose={onClosed}
      onKeyDown={onKeyDown}
      onClick={({ currentTarget, target }) => {
        if (target === currentTarget) leave();
      }}
    >
      <p id={captionId} data-slot="caption" className={classNames.caption} aria-live="polite">
        <span title={name} dir="auto">
          {name}
        </span>{' '}
        {count > 1 && <span>{labels.position(at + 1, count)}</span>}
      </p>
      {original !== undefined && result !== undefined && (
        <TemporaryButton
          // The next picture may have only one version, and a result may not be loadable.
          nextFocus={closeButtonOf}
          data-slot="version"
          className={classNames.version}
          onClick={() => setWanted(version === 'original' ? 'result' : 'original')}
        >
          {version === 'original' ? labels.showResult : labels.showOriginal}
        </TemporaryButton>
      )}
      <button
        ref={closeButton}
        type="button"
        data-slot="close"
        className={classNames.close}
        aria-label={labels.close}
        title={labels.close}
        onClick={leave}
      >
        <Icon name="close" />
      </button>
      {source !== undefined && (
        <LargePicture
          key={`${item?.id} ${version}`}
          source={source}
          name={name}
          onMissing={() => onMissing(source)}
        />
      )}
      {count > 1 &&
        (['previous', 'next'] as const).map((way) => {
          const place = way === 'next' ? at + 1 : at - 1;
          return (
            <button
              key={way}
              type="button"
              data-slot={way}
              className={classNames[way]}
              aria-label={labels[way]}
              title={labels[way]}
              // A disabled button would lose the focus.
              aria-disabled={place < 0 || place >= count || undefined}
              onClick={() => goTo(place)}
            >
              <Icon name={(way === 'next') === isRtl ? 'previous' : 'next'} />
            </button>
          );
        })}
    </dialog>
  );
}

function closeButtonOf(button: HTMLElement) {
  return button.closest('dialog')?.querySelector<HTMLElement>('[data-slot="close"]');
}

/** Returns the button of the last shown picture, or any of the list's, or else the zone's button. */
function buttonToReturnTo(dialog: HTMLElement, id: string | undefined) {
  const root = dialog.closest('[data-slot="root"]');
  const buttons = [...(root?.querySelectorAll<HTMLButtonElement>('[data-slot="view"]') ?? [])];
  const { activeElement } = dialog.getRootNode() as Document | ShadowRoot;
  const opener = buttons.find((button) => button === activeElement);
  return (
    buttons.find(({ value }) => value === id) ??
    opener ??
    buttons[0] ??
    root?.querySelector<HTMLElement>('[data-slot="zone"] button')
  );
}
