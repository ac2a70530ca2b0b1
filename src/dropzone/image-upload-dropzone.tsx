'use client';
import { forwardRef, type ForwardedRef, type ReactElement } from 'react';
import { requireProvider } from '../core/provider/require-provider.js';
import { useImageUploadContext } from './context.js';
import { ImageUploadList } from './list/list.js';
import type { ImageUploadRootProps } from './root/root-props.js';
import { ImageUploadRoot } from './root/root.js';
import { ImageUploadSummary } from './summary.js';
import { ImageUploadZone } from './zone/zone.js';

/**
 * The props of {@link ImageUploadDropzone}.
 *
 * @interface
 */
export type ImageUploadDropzoneProps<
  Options extends object,
  Result extends object,
> = ImageUploadRootProps<Options, Result>;

function Dropzone<Options extends object, Result extends object>(
  props: Omit<ImageUploadDropzoneProps<Options, Result>, 'ref'>,
  ref: ForwardedRef<HTMLDivElement>,
) {
  // Otherwise, the error would name a component that the app doesn't use itself.
  requireProvider('ImageUploadDropzone', props.provider);
  return (
    <ImageUploadRoot {...props} ref={ref}>
      {props.children ?? <Parts />}
    </ImageUploadRoot>
  );
}

/** Renders the parts of a layout. */
function Parts() {
  const { layout } = useImageUploadContext('ImageUploadDropzone');
  if (layout === 'grid') {
    return (
      <>
        <ImageUploadSummary />
        <ImageUploadList end={<ImageUploadZone />} />
      </>
    );
  }
  return (
    <>
      <ImageUploadZone />
      {layout === 'list' && <ImageUploadSummary />}
      <ImageUploadList />
    </>
  );
}

/**
 * Accepts images, checks them by their bytes, shows them, and uploads them to a provider through
 * your token proxy. Renders a `<div>` and accepts all of its attributes. `children` replace the zone,
 * the summary and the list.
 *
 * @example
 * <ImageUploadDropzone provider={apimart} onSuccess={(result) => show(result.url)} />
 */
export const ImageUploadDropzone = /* @__PURE__ */ forwardRef(Dropzone) as <
  Options extends object,
  Result extends object,
>(
  props: ImageUploadDropzoneProps<Options, Result>,
) => ReactElement;
