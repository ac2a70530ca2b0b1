'use client';
import { ImageUploadList } from './list.js';
import { ImageUploadRoot, type ImageUploadRootProps } from './root.js';
import { ImageUploadSummary } from './summary.js';
import { ImageUploadZone } from './zone.js';

/** What {@link ImageUploadDropzone} takes. */
export type ImageUploadDropzoneProps<
  Options extends object,
  Result extends object,
> = ImageUploadRootProps<Options, Result>;

/**
 * Takes images, checks them by their bytes, shows them, and uploads them to a provider through your
 * token proxy. `children` replace the zone, the summary and the list it is made of.
 *
 * @example
 * <ImageUploadDropzone provider={apimart} onSuccess={(result) => show(result.url)} />
 */
export function ImageUploadDropzone<Options extends object, Result extends object>(
  props: ImageUploadDropzoneProps<Options, Result>,
) {
  return (
    <ImageUploadRoot {...props}>
      {props.children ?? (
        <>
          <ImageUploadZone />
          <ImageUploadSummary />
          <ImageUploadList />
        </>
      )}
    </ImageUploadRoot>
  );
}
