'use client';
import { usePicture, type PictureSource } from '../../react/use-picture.js';
import { useImageUploadContext } from '../context.js';

/** The props of {@link LargePicture}. */
interface LargePictureProps {
  readonly source: PictureSource;
  readonly name: string;
  /** Called if the picture can't be shown. */
  readonly onMissing: () => void;
}

/**
 * A picture as large as the window allows. Renders an `<img>`, or a `<canvas>` if the browser can't draw
 * the file.
 */
export function LargePicture({ name, onMissing, source }: LargePictureProps) {
  const { classNames, decoders } = useImageUploadContext('LargePicture');
  const { onUndrawable, picture } = usePicture(source, decoders, onMissing);
  if (picture === undefined) return null;

  return 'url' in picture ? (
    <img
      data-slot="picture"
      className={classNames.picture}
      src={picture.url}
      alt={name}
      draggable={false}
      onError={onUndrawable}
    />
  ) : (
    <canvas
      ref={(canvas) => draw(canvas, picture.bitmap)}
      data-slot="picture"
      className={classNames.picture}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- these pixels have no address
      role="img"
      aria-label={name}
    />
  );
}

/** Draws a bitmap once, then closes it; a closed bitmap has no size. */
function draw(canvas: HTMLCanvasElement | null, bitmap: ImageBitmap): void {
  if (canvas === null || bitmap.width === 0) return;
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
}
