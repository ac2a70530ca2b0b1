'use client';
import { useRef, type ComponentPropsWithoutRef, type MouseEvent } from 'react';
import type { UploadItem } from '../core/upload-item.js';
import { isActive } from '../core/upload-item.js';
import { useBeforePaint } from '../react/use-before-paint.js';
import { useImageUploadContext } from './context.js';

/** What can be done about an image just now: retry, cancel, remove. Renders a `<button>` for each. */
export function ItemActions({ item, name }: { readonly item: UploadItem; readonly name: string }) {
  const { classNames, labels, uploader } = useImageUploadContext('ItemActions');
  const retryLabel = retryLabelOf(item) && labels[retryLabelOf(item)!];

  return (
    <>
      {retryLabel !== undefined && (
        <FleetingButton
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
        <svg aria-hidden viewBox="0 0 16 16">
          <path d="m4 4 8 8m0-8-8 8" />
        </svg>
      </button>
    </>
  );
}

function retryLabelOf(item: UploadItem): 'retry' | 'retryAnyway' | undefined {
  // Of what was uploaded earlier there is no file that could go once more.
  if (item.file === undefined) return undefined;
  if (item.status === 'canceled') return item.outcome === 'unknown' ? 'retryAnyway' : 'retry';
  if (item.status !== 'error') return undefined;
  if (item.error.code === 'outcome-unknown') return 'retryAnyway';
  const { code, retryable } = item.error;
  return retryable || CONNECTION_CODES.has(code) ? 'retry' : undefined;
}

/** Another try may well succeed, although none is made unasked. */
const CONNECTION_CODES: ReadonlySet<string> = new Set(['network', 'offline', 'timeout', 'stalled']);

/**
 * A button that goes away with the status it belongs to. If it goes while it has the focus, the focus
 * moves to the row's Remove, which is always there, instead of being lost.
 */
function FleetingButton(props: ComponentPropsWithoutRef<'button'>) {
  const button = useRef<HTMLButtonElement>(null);
  useBeforePaint(() => {
    const element = button.current;
    return () => {
      if (element === null || element.ownerDocument.activeElement !== element) return;
      const row = element.closest('[data-slot="item"]');
      row?.querySelector<HTMLElement>('[data-slot="remove"]')?.focus();
    };
  }, []);
  return <button type="button" ref={button} {...props} />;
}

/** The next row's Remove, else the one before, else the zone's button. */
function focusNeighbor({ currentTarget }: MouseEvent<HTMLElement>): void {
  const row = currentTarget.closest('[data-slot="item"]');
  const neighbor = row?.nextElementSibling ?? row?.previousElementSibling;
  const target =
    neighbor?.querySelector<HTMLElement>('[data-slot="remove"]') ??
    currentTarget
      .closest('[data-slot="root"]')
      ?.querySelector<HTMLElement>('[data-slot="zone"] button');
  target?.focus();
}
