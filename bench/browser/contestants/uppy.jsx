import Uppy from '@uppy/core';
import Dashboard from '@uppy/react/dashboard';
import XHRUpload from '@uppy/xhr-upload';
import { useEffect, useState } from 'react';
import '@uppy/core/css/style.css';
import '@uppy/dashboard/css/style.css';

const ROW = '.uppy-Dashboard-Item';
let current;

export const meta = {
  label: 'Uppy Dashboard',
  listed: (count) =>
    Object.keys(current?.getState().files ?? {}).length >= count &&
    document.querySelector(ROW) !== null,
  previewed() {
    const rows = document.querySelectorAll(ROW).length;
    const pictures = [...document.querySelectorAll(`${ROW} .uppy-Dashboard-Item-previewImg`)];
    return rows > 0 && pictures.filter((image) => image.naturalWidth > 0).length >= rows;
  },
};

export function Component({ auto, concurrency, endpoint, maxSize, onDone, previews }) {
  const [uppy] = useState(() => {
    current = new Uppy({
      autoProceed: auto,
      restrictions: { allowedFileTypes: ['image/*'], maxFileSize: maxSize },
    }).use(XHRUpload, { endpoint, limit: concurrency, fieldName: 'file' });
    return current.on('complete', onDone);
  });
  useEffect(() => () => uppy.cancelAll(), [uppy]);
  return <Dashboard uppy={uppy} width={700} height={500} disableThumbnailGenerator={!previews} />;
}
