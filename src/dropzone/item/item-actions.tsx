'use client';
import { useRef, type MouseEvent } from 'react';
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

  function act(event: MouseEvent<HTMLElement>): void {
    const meant = pressed.current ?? verb;
    pressed.current = undefined;
    // The upload ended between press and release: a click meant to cancel must not remove the image.
    if (meant !== verb) return;
    if (verb === 'cancel') return uploader.cancel(item.id);
    focusNeighbor(event);
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

/** Focuses the cross in the next row, or in the previous one, or else the zone's button. */
function focusNeighbor({ currentTarget }: MouseEvent<HTMLElement>): void {
  const row = currentTarget.closest('[data-slot="item"]');
  const neighbors = [row?.nextElementSibling, row?.previousElementSibling];
  const crosses = neighbors.map((neighbor) =>
    neighbor?.matches('[data-slot="item"]')
      ? neighbor.querySelector<HTMLElement>(CROSS)
      : undefined,
  );
  const target = crosses.find(Boolean) ?? zoneButtonOf(currentTarget);
  target?.focus();
}
