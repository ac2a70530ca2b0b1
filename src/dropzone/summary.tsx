'use client';
import { forwardRef, type ForwardedRef } from 'react';
import { isActive, percentOf } from '../core/items/upload-item.js';
import { useItemIds, useTotals } from '../react/hooks/use-items.js';
import { againLabelOf } from './item/again-label.js';
import { useImageUploadContext } from './context.js';
import { TemporaryButton } from './item/temporary-button.js';
import { joinClasses, type PartProps } from './part-props.js';
import { zoneButtonOf } from './zone/zone-button.js';

/** The props of {@link ImageUploadSummary}. */
export interface ImageUploadSummaryProps extends Omit<PartProps<'div'>, 'children'> {
  /**
   * The smallest number of images for which the summary is shown.
   *
   * @default 2
   */
  readonly from?: number;
}

const SEVERAL = 2;

/**
 * The progress of all images, with actions for all of them. Renders a `<div>`, or nothing while
 * there are few.
 */
export const ImageUploadSummary = /* @__PURE__ */ forwardRef<
  HTMLDivElement,
  ImageUploadSummaryProps
>(function ImageUploadSummary({ from = SEVERAL, ...props }, ref) {
  const { uploader } = useImageUploadContext('ImageUploadSummary');
  if (useItemIds(uploader.store).length < from) return null;
  return <Summary {...props} elementRef={ref} />;
});

/** A separate component, so that the progress of a few images doesn't cause renders. */
function Summary({
  className,
  elementRef,
  ...props
}: PartProps<'div'> & { readonly elementRef: ForwardedRef<HTMLDivElement> }) {
  const { classNames, field, labels, uploader } = useImageUploadContext('ImageUploadSummary');
  const { store } = uploader;
  const totals = useTotals(store);
  // While nothing has failed, the list isn't searched on every frame.
  const again =
    totals.failed === 0
      ? []
      : store.items().filter((item) => item.status === 'error' && againLabelOf(item) === 'retry');
  const finished =
    totals.active > 0
      ? []
      : store.items().filter(
          ({ status }) =>
            status === 'canceled' ||
            // An image that is yet to be submitted with a form isn't finished.
            (status === 'success' && field.name === undefined),
        );
  const seconds = totals.etaMs === undefined ? undefined : Math.ceil(totals.etaMs / 1000);
  return (
    <div
      {...props}
      ref={elementRef}
      data-slot="summary"
      className={joinClasses(classNames.summary, className)}
    >
      <p data-slot="totals" className={classNames.totals}>
        <span>{labels.summary(totals)}</span>
        {totals.active > 0 && seconds !== undefined && (
          <span>{` · ${labels.remaining(seconds)}`}</span>
        )}
      </p>
      {totals.active > 0 && (
        <TemporaryButton
          nextFocus={zoneButtonOf}
          data-slot="cancel-all"
          className={classNames['cancel-all']}
          onClick={() => {
            for (const item of store.items()) if (isActive(item)) uploader.cancel(item.id);
          }}
        >
          {labels.cancelAll}
        </TemporaryButton>
      )}
      {again.length > 0 && (
        <TemporaryButton
          nextFocus={zoneButtonOf}
          data-slot="retry-failed"
          className={classNames['retry-failed']}
          onClick={() => {
            for (const { id } of again) uploader.retry(id);
          }}
        >
          {labels.retryFailed(again.length)}
        </TemporaryButton>
      )}
      {finished.length > 0 && (
        <TemporaryButton
          nextFocus={zoneButtonOf}
          data-slot="clear-finished"
          className={classNames['clear-finished']}
          onClick={() => uploader.removeAll(finished.map(({ id }) => id))}
        >
          {labels.clearFinished}
        </TemporaryButton>
      )}
      {totals.active > 0 && (
        <progress
          data-slot="progress"
          className={classNames.progress}
          aria-label={labels.overall}
          max={100}
          value={percentOf(totals.progress)}
        />
      )}
    </div>
  );
}
