import { Group, MantineProvider, Text } from '@mantine/core';
import { Dropzone, IMAGE_MIME_TYPE } from '@mantine/dropzone';
import { useState } from 'react';
import '@mantine/core/styles.css';
import '@mantine/dropzone/styles.css';

// It checks dropped files, but neither lists nor uploads them. The list is from its documentation.

export const meta = { label: 'Mantine', row: '.row', preview: '.row img' };

export function Component({ maxSize, previews }) {
  const [files, setFiles] = useState([]);
  const onDrop = (dropped) =>
    setFiles(
      dropped.map((file) => ({ file, url: previews ? URL.createObjectURL(file) : undefined })),
    );
  return (
    <MantineProvider>
      <Dropzone onDrop={onDrop} maxSize={maxSize} accept={IMAGE_MIME_TYPE}>
        <Group>
          <Dropzone.Idle>Images</Dropzone.Idle>
          <Text>Drop images here</Text>
        </Group>
      </Dropzone>
      <ul>
        {files.map(({ file, url }) => (
          <li className="row" key={file.name}>
            {url && <img src={url} width="64" height="64" alt="" />}
            {file.name}
          </li>
        ))}
      </ul>
    </MantineProvider>
  );
}
