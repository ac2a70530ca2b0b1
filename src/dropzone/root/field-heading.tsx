import type { ReactNode } from 'react';
import { useImageUploadContext } from '../context.js';

/** The label and the description of a dropzone, as a form field has them. */
export function FieldHeading({
  chooseId,
  description,
  descriptionId,
  label,
  labelId,
}: {
  readonly chooseId: string;
  readonly description: ReactNode;
  readonly descriptionId: string | undefined;
  readonly label: string | undefined;
  readonly labelId: string | undefined;
}) {
  const { classNames } = useImageUploadContext('FieldHeading');
  return (
    <>
      {labelId !== undefined && (
        <label
          id={labelId}
          // A click opens the file dialog, as on the label of a file input.
          htmlFor={chooseId}
          data-slot="label"
          className={classNames.label}
        >
          {label}
        </label>
      )}
      {descriptionId !== undefined && (
        <div id={descriptionId} data-slot="description" className={classNames.description}>
          {description}
        </div>
      )}
    </>
  );
}

/** Whether React renders something for it. */
export function hasContent(node: ReactNode): boolean {
  return node !== undefined && node !== null && node !== false && node !== '';
}
