'use client';

import { ImageUploadDropzone, type ImageUploadDropzoneProps } from 'image-upload-dropzone';
import type { ReactNode } from 'react';
import './photo-upload.css';

/** What the dropzone takes, and a title. The provider decides the options and the result. */
export type PhotoUploadProps<
  Options extends object,
  Result extends object,
> = ImageUploadDropzoneProps<Options, Result> & { readonly title: ReactNode };

/** The dropzone as Acme's pages show it. */
export function PhotoUpload<Options extends object, Result extends object>({
  title,
  ...props
}: PhotoUploadProps<Options, Result>) {
  return (
    <section className="acme-photos">
      <h2>{title}</h2>
      <ImageUploadDropzone {...props} />
    </section>
  );
}
