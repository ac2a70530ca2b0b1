import UploadButton from '@rpldy/upload-button';
import UploadDropZone from '@rpldy/upload-drop-zone';
import { getUploadPreviewForBatchItemsMethod } from '@rpldy/upload-preview';
import Uploady, {
  useBatchAddListener,
  useBatchFinalizeListener,
  useItemProgressListener,
} from '@rpldy/uploady';
import { memo } from 'react';

export const meta = { label: 'Uploady', row: '.row', preview: '.row img', chooser: 'button' };

const Previews = getUploadPreviewForBatchItemsMethod(useBatchAddListener);

const Row = memo(function Row({ id, name, url }) {
  const item = useItemProgressListener(id);
  return (
    <li className="row">
      {url && <img src={url} width="64" height="64" alt="" />}
      <span>{name}</span>
      <progress max="100" value={item?.completed ?? 0} />
    </li>
  );
});

function Done({ onDone }) {
  useBatchFinalizeListener(onDone);
  return null;
}

export function Component({ auto, concurrency, endpoint, maxSize, onDone }) {
  return (
    <Uploady
      destination={{ url: endpoint }}
      autoUpload={auto}
      concurrent
      maxConcurrent={concurrency}
      accept="image/*"
      multiple
      fileFilter={(file) => file.type.startsWith('image/') && file.size <= maxSize}
    >
      <UploadDropZone>Drop images here</UploadDropZone>
      <UploadButton>Browse</UploadButton>
      <ul>
        <Previews
          PreviewComponent={Row}
          rememberPreviousBatches
          maxPreviewImageSize={1_000_000_000}
        />
      </ul>
      <Done onDone={onDone} />
    </Uploady>
  );
}
