import validateSize from 'filepond-plugin-file-validate-size';
import validateType from 'filepond-plugin-file-validate-type';
import imagePreview from 'filepond-plugin-image-preview';
import { FilePond, registerPlugin } from 'react-filepond';
import 'filepond/dist/filepond.min.css';
import 'filepond-plugin-image-preview/dist/filepond-plugin-image-preview.css';

registerPlugin(imagePreview, validateType, validateSize);

export const meta = { label: 'FilePond', target: '.filepond--root' };

export function Component({ auto, endpoint, onDone }) {
  return (
    <FilePond
      allowMultiple
      name="file"
      acceptedFileTypes={['image/*']}
      instantUpload={auto}
      maxParallelUploads={3}
      server={{ process: endpoint }}
      onprocessfiles={onDone}
    />
  );
}
