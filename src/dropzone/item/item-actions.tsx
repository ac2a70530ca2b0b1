'use client';
import type { MouseEvent } from 'react';
import { isActive, type UploadItem } from '../../core/items/upload-item.js';
import { againLabelOf } from './again-label.js';
import { useImageUploadContext } from '../context.js';
import { FleetingButton } from './fleeting-button.js';
import { zoneButtonOf } from '../zone/zone-button.js';

/**
 * What can be done with an image in its current status: retry, cancel, remove. Renders a `<button>`
 * for each.
 */
export function ItemActions({ item, name }: { readonly item: UploadItem; readonly name: string }) {
  const { classNames, labels, uploader } = useImageUploadContext('ItemActions');
  const again = againLabelOf(item);
  const retryLabel = again && labels[again];

  return (
    <>
      {retryLabel !== undefined && (
        <FleetingButton
          refuge={removeOf}
          data-slot="retry"
          className={classNames.retry}
          aria-label={labels.action(retryLabel, name)}
          onClick={() => uploader.retry(item.id)}
        >
          {retryLabel}
        </FleetingButton>
      )}
      {isActive(item) && (
        <FleetingButton
          refuge={removeOf}
          data-slot="cancel"
          className={classNames.cancel}
          aria-label={labels.action(labels.cancel, name)}
          onClick={() => uploader.cancel(item.id)}
        >
          {labels.cancel}
        </FleetingButton>
      )}
      <button
        type="button"
        data-slot="remove"
        className={classNames.remove}
        aria-label={labels.action(labels.remove, name)}
        onClick={(event) => {
          focusNeighbor(event);
          uploader.remove(item.id);
        }}
      >
        <svg
          data-slot="icon"
          className={classNames.icon}
          aria-hidden
          viewBox="0 0 16 16"
          // On pages whose CSS fills all icons, the cross would be a blot without this.
          fill="none"
        >
          <path d="m4 4 8 8m0-8-8 8" />
        </svg>
      </button>
    </>
  );
}

/** The row's Remove button, which is always there. */
function removeOf(button: HTMLElement) {
  return button.closest('[data-slot="item"]')?.querySelector<HTMLElement>('[data-slot="remove"]');
}

/** Remove in the next row, else in the previous one, else the zone's button. */
function focusNeighbor({ currentTarget }: MouseEvent<HTMLElement>): void {
  const row = currentTarget.closest('[data-slot="item"]');
  const neighbor = row?.nextElementSibling ?? row?.previousElementSibling;
  const target =
    neighbor?.querySelector<HTMLElement>('[data-slot="remove"]') ?? zoneButtonOf(currentTarget);
  target?.focus();
}
