import { useUploadFiles } from '@better-upload/client';
import { useState } from 'react';
import { useDropzone } from 'react-dropzone';

// It ships only hooks. The list is from its documentation, and has no previews.

export const meta = { label: 'better-upload', row: '.row' };

export function Component({ auto, maxSize, onDone }) {
  const [chosen, setChosen] = useState([]);
  const { control } = useUploadFiles({
    api: '/api/better-upload',
    route: 'images',
    uploadBatchSize: 100_000,
    onUploadComplete: onDone,
  });
  const { getInputProps, getRootProps } = useDropzone({
    accept: { 'image/*': [] },
    maxSize,
    noClick: true,
    onDrop: (files) => (auto ? void control.upload(files) : setChosen(files)),
  });
  const rows = auto ? control.progresses : chosen;
  return (
    <div>
      <div {...getRootProps()}>
        <input {...getInputProps()} />
        Drop images here
      </div>
      <ul>
        {rows.map((row) => (
          <li className="row" key={row.objectInfo?.key ?? row.name}>
            <span>
              {row.name} {row.size}
            </span>
            <progress max="1" value={row.progress ?? 0} />
          </li>
        ))}
      </ul>
    </div>
  );
}
