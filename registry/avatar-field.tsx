'use client';

import { ImageUploadDropzone, type ImageUploadDropzoneProps } from 'image-upload-dropzone';
import 'image-upload-dropzone/styles.layered.css';
import { useId, type ReactNode } from 'react';

/** What the dropzone takes, with a label and a form field's name. */
export type AvatarFieldProps<
  Options extends object,
  Result extends object,
> = ImageUploadDropzoneProps<Options, Result> & {
  readonly label: ReactNode;
  readonly name: string;
};

/** A field for one round picture. A new picture replaces the current one once it has been checked. */
export function AvatarField<Options extends object, Result extends object>({
  label,
  ...props
}: AvatarFieldProps<Options, Result>) {
  const labelId = useId();
  return (
    <div className="grid w-48 gap-2">
      <span id={labelId} className="text-sm font-medium">
        {label}
      </span>
      <ImageUploadDropzone
        maxFiles={1}
        className="iud-round"
        aria-labelledby={labelId}
        {...props}
      />
    </div>
  );
}
