'use client';

import { ImageUploadDropzone, type ImageUploadDropzoneProps } from 'image-upload-dropzone';
import 'image-upload-dropzone/styles.layered.css';

/** Square tiles that take drops anywhere on the page. A click on a picture opens a larger view. */
export function ImageGallery<Options extends object, Result extends object>(
  props: ImageUploadDropzoneProps<Options, Result>,
) {
  return <ImageUploadDropzone layout="grid" dropTarget="page" {...props} />;
}
