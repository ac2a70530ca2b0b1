'use client';

import { ImageUploadDropzone, type ImageUploadDropzoneProps } from 'image-upload-dropzone';
import 'image-upload-dropzone/styles.layered.css';

/** A dropzone in your theme's colors. The provider decides the options and the result. */
export function ImageDropzone<Options extends object, Result extends object>(
  props: ImageUploadDropzoneProps<Options, Result>,
) {
  return <ImageUploadDropzone {...props} />;
}
