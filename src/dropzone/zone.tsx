'use client';
import { useId, type ComponentPropsWithoutRef } from 'react';
import { useFormField } from './use-form-field.js';
import { useDropAreaContext, useImageUploadContext } from './context.js';

/**
 * Where files are dropped, and the button that opens the file dialog. Renders a `<div>` with the role
 * of a group: a button inside a button would be neither.
 */
export function ImageUploadZone({
  children,
  className,
  ...props
}: ComponentPropsWithoutRef<'div'>) {
  const { classNames, disabled, labels, multiple, noKeyboard, rules } =
    useImageUploadContext('ImageUploadZone');
  const { drag, getInputProps, getRootProps, inputRef, notice, open } =
    useDropAreaContext('ImageUploadZone');
  const { form, required, takesPart } = useFormField(inputRef);
  const hintId = useId();
  const invitation =
    drag === undefined
      ? labels.drop(multiple)
      : drag === 'reject'
        ? labels.dropRefused
        : labels.dropNow;

  const rootProps = getRootProps({
    // What replaces our words brings a description of its own, or none.
    'aria-describedby': children === undefined ? hintId : undefined,
    'aria-label': labels.list,
    ...props,
    className: [classNames.zone, className].filter(Boolean).join(' ') || undefined,
  });

  return (
    <div
      {...rootProps}
      tabIndex={undefined}
      data-slot="zone"
      data-drag={drag}
      data-disabled={disabled || undefined}
    >
      <input
        {...getInputProps({
          // The button below is the one control for everybody; this only holds the files. But the
          // browser moves the focus here when it stops a form.
          'aria-hidden': takesPart ? undefined : true,
          form,
          required,
          'aria-label': labels.choose(multiple),
          tabIndex: -1,
          className: classNames.input,
        })}
        data-slot="input"
      />
      {children ?? (
        <>
          {/* Page-wide sheets join the buttons that stand in a group themselves. */}
          <div data-slot="controls" className={classNames.controls}>
            <button
              type="button"
              data-slot="choose"
              className={classNames.choose}
              disabled={disabled}
              tabIndex={noKeyboard ? -1 : undefined}
              aria-describedby={hintId}
              onClick={open}
            >
              {labels.choose(multiple)}
            </button>
          </div>
          <p data-slot="prompt" className={classNames.prompt}>
            {invitation}
          </p>
          <p data-slot="hint" id={hintId} className={classNames.hint}>
            {labels.limits(rules)}
          </p>
        </>
      )}
      {notice === 'address-only' && (
        <p role="alert" data-slot="message" className={classNames.message}>
          {labels.noFiles}
        </p>
      )}
    </div>
  );
}
