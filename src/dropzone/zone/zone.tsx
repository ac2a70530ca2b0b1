'use client';
import { forwardRef, useId, type AriaAttributes, type ForwardedRef } from 'react';
import { useMergedRef } from '../../react/hooks/use-merged-ref.js';
import { joinClasses, joinIds, type PartProps } from '../part-props.js';
import { useFormField } from '../form/use-form-field.js';
import { useDropAreaContext, useImageUploadContext } from '../context.js';
import { Icon } from '../icon.js';
import { useIsFilled } from './use-is-filled.js';

function Zone(
  { children, className, ...props }: PartProps<'div'>,
  ref: ForwardedRef<HTMLDivElement>,
) {
  const context = useImageUploadContext('ImageUploadZone');
  const { classNames, disabled, events, labels, layout, multiple } = context;
  const { chooseId, descriptionId, nameIds, noKeyboard, pastes, rules } = context;
  const isFilled = useIsFilled(context);
  const { areaRef, drag, getInputProps, getRootProps, inputRef, notice, open, openCamera } =
    useDropAreaContext('ImageUploadZone');
  const { form, required, takesPart } = useFormField(inputRef);
  const chooseLabel = layout === 'single' && isFilled ? labels.replace : labels.choose(multiple);
  const id = useId();
  const hintId = `${id}hint`;
  // A filled tile has no room for it, and a single picture is replaced.
  const showsCamera = openCamera !== undefined && (layout === 'list' || !isFilled);
  const inputId = `${id}input`;
  const cameraId = `${id}camera`;
  const nameOf = (controlId: string) => nameIds && `${controlId} ${nameIds}`;
  const invitation =
    drag === undefined
      ? (pastes ? labels.dropOrPaste : labels.drop)(multiple)
      : drag === 'reject'
        ? labels.dropRefused
        : labels.dropNow;

  const rootProps = getRootProps({
    // If the app names the dropzone, the root is the group, and the zone must not be a second one.
    ...(nameIds === undefined
      ? {
          // Custom children may bring their own description.
          'aria-describedby': joinIds(descriptionId, children === undefined && hintId),
          'aria-label': labels.list,
        }
      : !isNamed(props) && { role: undefined, 'aria-disabled': undefined }),
    ...props,
    ...events.forZone(props),
    className: joinClasses(classNames.zone, className),
  });

  const input = getInputProps({
    // The button below is the control; this input only holds the files. But the browser focuses it when
    // it blocks a form.
    'aria-hidden': takesPart ? undefined : true,
    form,
    required,
    'aria-label': labels.choose(multiple),
    id: nameIds && inputId,
    'aria-labelledby': nameOf(inputId),
    tabIndex: -1,
    className: classNames.input,
  });

  return (
    <div
      {...rootProps}
      ref={useMergedRef(areaRef, ref)}
      tabIndex={props.tabIndex}
      data-slot="zone"
      data-drag={drag}
      data-filled={isFilled || undefined}
      data-disabled={disabled || undefined}
    >
      <input
        {...input}
        // Out of the zone's grid, even if a page's style sheet positions the inputs of every group.
        style={{ ...input.style, position: 'absolute' }}
        data-slot="input"
      />
      {children ?? (
        <>
          <Icon name="image" />
          <div data-slot="invitation" className={classNames.invitation}>
            <p data-slot="prompt" className={classNames.prompt}>
              {invitation}
            </p>
            <p data-slot="hint" id={hintId} className={classNames.hint}>
              {labels.limits(rules)}
            </p>
          </div>
          {/* A wrapper, since page-wide style sheets join buttons that are direct children of a group. */}
          <div
            data-slot="controls"
            className={classNames.controls}
            data-camera={showsCamera || undefined}
          >
            <button
              id={nameIds && chooseId}
              // Else the label that belongs to the button would take the place of its own words.
              aria-label={nameIds && chooseLabel}
              aria-labelledby={nameOf(chooseId)}
              type="button"
              data-slot="choose"
              className={classNames.choose}
              disabled={disabled}
              tabIndex={noKeyboard ? -1 : undefined}
              aria-describedby={joinIds(descriptionId, hintId)}
              onClick={open}
            >
              {chooseLabel}
            </button>
            {showsCamera && (
              <button
                id={nameIds && cameraId}
                aria-label={labels.takePhoto}
                aria-labelledby={nameOf(cameraId)}
                title={labels.takePhoto}
                type="button"
                data-slot="camera"
                className={classNames.camera}
                disabled={disabled}
                tabIndex={noKeyboard ? -1 : undefined}
                onClick={openCamera}
              >
                <Icon name="camera" />
              </button>
            )}
          </div>
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

/** Whether a part has its own name. */
function isNamed(props: AriaAttributes): boolean {
  return props['aria-label'] !== undefined || props['aria-labelledby'] !== undefined;
}

/**
 * The area where files are dropped, with the button that opens the file dialog. Renders a `<div>`
 * with the role `group`, since a button must not contain a button.
 */
export const ImageUploadZone = /* @__PURE__ */ forwardRef(Zone);
