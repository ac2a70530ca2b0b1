import validateSize from 'filepond-plugin-file-validate-size';
import validateType from 'filepond-plugin-file-validate-type';
import imagePreview from 'filepond-plugin-image-preview';
import { FilePond, registerPlugin } from 'react-filepond';
import 'filepond/dist/filepond.min.css';
import 'filepond-plugin-image-preview/dist/filepond-plugin-image-preview.css';

registerPlugin(imagePreview, validateType, validateSize);

export const meta = {
  label: 'FilePond',
  row: '.filepond--item',
  preview: '.filepond--image-clip canvas, .filepond--image-bitmap canvas',
};

/** Its default form has a JSON field before the file, which no other contestant sends. */
function fileAlone(form) {
  for (const [name, value] of [...form]) if (typeof value === 'string') form.delete(name);
  return form;
}

export function Component({ auto, concurrency, endpoint, maxSize, onDone, previews }) {
  return (
    <FilePond
      allowMultiple
      credits={false}
      name="file"
      maxFileSize={maxSize}
      acceptedFileTypes={['image/*']}
      allowImagePreview={previews}
      instantUpload={auto}
      maxParallelUploads={concurrency}
      server={auto ? { process: { url: endpoint, ondata: fileAlone } } : undefined}
      onprocessfiles={onDone}
    />
  );
}
