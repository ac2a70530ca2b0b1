import UploadButton from '@rpldy/upload-button';
import UploadDropZone from '@rpldy/upload-drop-zone';
import { getUploadPreviewForBatchItemsMethod } from '@rpldy/upload-preview';
import Uploady, {
  useBatchAddListener,
  useBatchFinalizeListener,
  useItemProgressListener,
} from '@rpldy/uploady';
import { memo } from 'react';

// It has parts and no style sheet.

export const meta = { label: 'Uploady', target: '#root > div', chooser: 'button' };

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

export function Component({ auto, endpoint, onDone }) {
  return (
    <Uploady
      destination={{ url: endpoint }}
      autoUpload={auto}
      concurrent
      maxConcurrent={3}
      accept="image/*"
      multiple
      fileFilter={({ type }) => type.startsWith('image/')}
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
