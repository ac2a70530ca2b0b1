import { ImageUploadDropzone, imagePipeline } from 'image-upload-dropzone';
import 'image-upload-dropzone/styles.css';

export const meta = { label: 'image-upload-dropzone', target: '[data-slot=zone]' };

export function Component({ auto, endpoint, layout, onDone }) {
  return (
    <ImageUploadDropzone
      provider={imagePipeline}
      endpoint={endpoint}
      autoUpload={auto}
      layout={layout}
      onSettled={onDone}
    />
  );
}
