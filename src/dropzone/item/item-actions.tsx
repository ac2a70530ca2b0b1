'use client';
import { useRef, type MouseEvent } from 'react';
import { useBeforePaint } from '../../react/hooks/use-before-paint.js';
import { isActive, type UploadItem } from '../../core/items/upload-item.js';
import { againLabelOf } from './again-label.js';
import { useImageUploadContext } from '../context.js';
import { Icon } from '../icon.js';
import { TemporaryButton } from './temporary-button.js';
import { zoneButtonOf } from '../zone/zone-button.js';

/**
 * The actions for an image in its current status: a cross that cancels a running upload or else removes
 * the image, and Retry if it can help. Renders a `<button>` for each.
 */
export function ItemActions({ item, name }: { readonly item: UploadItem; readonly name: string }) {
  const { classNames, labels, uploader } = useImageUploadContext('ItemActions');
  const again = againLabelOf(item);
  const retryLabel = again && labels[again];
  const verb = isActive(item) ? 'cancel' : 'remove';
  const pressed = useRef<typeof verb>(undefined);
  const cross = useRef<HTMLButtonElement>(null);
  const { id } = item;

  // The app may remove the image, or a new single one may replace it. While a row is only hidden, its image
  // is still stored.
  useBeforePaint(() => {
    const button = cross.current;
    return () => {
      const { ids, item: stored } = uploader.store;
      if (button === null || stored(id) !== undefined || !hasFocusInRow(button)) return;
      // The neighbors may be about to go as well.
      if (ids().length === 0) zoneButtonOf(button)?.focus();
      else focusNeighbor(button);
    };
  }, [id, uploader]);

  function act(event: MouseEvent<HTMLElement>): void {
    const meant = pressed.current ?? verb;
    pressed.current = undefined;
    // The upload ended between press and release: a click meant to cancel must not remove the image.
    if (meant !== verb) return;
    if (verb === 'cancel') return uploader.cancel(item.id);
    // Safari doesn't focus a clicked button, so the row may not have the focus when it goes.
    focusNeighbor(event.currentTarget);
    uploader.remove(item.id);
  }

  return (
    <>
      {retryLabel !== undefined && (
        <TemporaryButton
          nextFocus={crossOf}
          data-slot="retry"
          className={classNames.retry}
          aria-label={labels.action(retryLabel, name)}
          onClick={() => uploader.retry(item.id)}
        >
          {retryLabel}
        </TemporaryButton>
      )}
      <button
        ref={cross}
        type="button"
        data-slot={verb}
        className={classNames[verb]}
        aria-label={labels.action(labels[verb], name)}
        title={labels[verb]}
        onPointerDown={() => {
          pressed.current = verb;
        }}
        onClick={act}
      >
        <Icon name="close" />
      </button>
    </>
  );
}

const CROSS = '[data-slot="remove"], [data-slot="cancel"]';

/** Returns the row's cross, which is always present. */
function crossOf(button: HTMLElement) {
  return button.closest('[data-slot="item"]')?.querySelector<HTMLElement>(CROSS);
}

function hasFocusInRow(cross: HTMLElement): boolean {
  // From outside a shadow root, its host would be the active element.
  const { activeElement } = cross.getRootNode() as Document | ShadowRoot;
  return cross.closest('[data-slot="item"]')?.contains(activeElement) ?? false;
}

/** Focuses the cross in the next row, or in the previous one, or else the zone's button. */
function focusNeighbor(cross: HTMLElement): void {
  const row = cross.closest('[data-slot="item"]');
  const neighbors = [row?.nextElementSibling, row?.previousElementSibling];
  const crosses = neighbors.map((neighbor) =>
    neighbor?.matches('[data-slot="item"]')
      ? neighbor.querySelector<HTMLElement>(CROSS)
      : undefined,
  );
  const target = crosses.find(Boolean) ?? zoneButtonOf(cross);
  target?.focus();
}
