import { Group, Image, MantineProvider, SimpleGrid, Text } from '@mantine/core';
import { Dropzone, IMAGE_MIME_TYPE } from '@mantine/dropzone';
import { useState } from 'react';
import '@mantine/core/styles.css';
import '@mantine/dropzone/styles.css';

// The dropzone and the previews of its documentation. It neither uploads nor says what was refused.

export const meta = { label: 'Mantine', target: '.mantine-Dropzone-root' };

export function Component() {
  const [files, setFiles] = useState([]);
  return (
    <MantineProvider>
      <Dropzone onDrop={setFiles} accept={IMAGE_MIME_TYPE}>
        <Group justify="center" gap="xl" mih={220} style={{ pointerEvents: 'none' }}>
          <div>
            <Text size="xl" inline>
              Drag images here or click to select files
            </Text>
            <Text size="sm" c="dimmed" inline mt={7}>
              Attach as many files as you like
            </Text>
          </div>
        </Group>
      </Dropzone>
      <SimpleGrid cols={{ base: 1, sm: 4 }} mt={files.length > 0 ? 'xl' : 0}>
        {files.map((file) => (
          <Image key={file.name} src={URL.createObjectURL(file)} alt={file.name} />
        ))}
      </SimpleGrid>
    </MantineProvider>
  );
}
