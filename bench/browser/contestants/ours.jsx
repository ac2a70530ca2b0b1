import { ImageUploadDropzone, imagePipeline } from 'image-upload-dropzone';
import 'image-upload-dropzone/styles.css';

// ImagePipeline documents no size limit, so files of 200 MB are accepted.

const ROW = '[data-slot=item]';
const rows = () => [...document.querySelectorAll(ROW)];

/** A long list renders only the visible rows, and each states the total number of rows. */
function listed(count) {
  return count > 100
    ? rows().length >= 6 && Number(rows()[0].getAttribute('aria-setsize')) >= count
    : rows().length >= count;
}

function isInSight(row) {
  const box = row.getBoundingClientRect();
  const list = row.closest('[data-slot=list]').getBoundingClientRect();
  return box.bottom > Math.max(0, list.top) && box.top < Math.min(list.bottom, innerHeight);
}

export const meta = {
  label: 'image-upload-dropzone',
  listed,
  previewed(count) {
    if (!listed(count)) return false;
    const seen = rows().filter(isInSight);
    return seen.length > 0 && seen.every((row) => row.querySelector('[data-slot=preview] canvas'));
  },
};

export function Component({ auto, concurrency, endpoint, onDone }) {
  return (
    <ImageUploadDropzone
      provider={imagePipeline}
      endpoint={endpoint}
      concurrency={concurrency}
      autoUpload={auto}
      onSettled={onDone}
    />
  );
}
