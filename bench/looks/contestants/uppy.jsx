import Uppy from '@uppy/core';
import Dashboard from '@uppy/react/dashboard';
import XHRUpload from '@uppy/xhr-upload';
import { useState } from 'react';
import '@uppy/core/css/style.css';
import '@uppy/dashboard/css/style.css';

export const meta = { label: 'Uppy Dashboard', target: '.uppy-Dashboard-inner' };

export function Component({ auto, endpoint, onDone }) {
  const [uppy] = useState(() =>
    new Uppy({ autoProceed: auto, restrictions: { allowedFileTypes: ['image/*'] } })
      .use(XHRUpload, { endpoint, limit: 3, fieldName: 'file' })
      .on('complete', onDone),
  );
  return <Dashboard uppy={uppy} width="100%" note="PNG, JPEG, WebP and GIF" />;
}
