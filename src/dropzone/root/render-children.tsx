'use client';
import type { ReactNode } from 'react';
import { useUploadState, type ImageUpload } from '../../react/use-image-upload.js';
import { useDropAreaContext, useImageUploadContext } from '../context.js';

/**
 * The content of a dropzone: elements, or a function that gets its list and its actions and returns
 * elements.
 */
export type ImageUploadChildren<Result extends object> =
  | ReactNode
  | ((upload: ImageUpload<Result>) => ReactNode);

/** Calls the `children` function after every change of the list. */
export function RenderChildren<Result extends object>({
  render,
}: {
  readonly render: (upload: ImageUpload<Result>) => ReactNode;
}) {
  const { uploader } = useImageUploadContext('RenderChildren');
  return render(useUploadState<Result>(uploader, useDropAreaContext('RenderChildren')));
}
