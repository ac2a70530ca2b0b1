import { Upload } from 'antd';
import { useState } from 'react';

export const meta = {
  label: 'Ant Design',
  row: '.ant-upload-list-item',
  preview: '.ant-upload-list-item img',
};

export function Component({ auto, endpoint, maxSize, onDone, previews }) {
  const [files, setFiles] = useState([]);
  return (
    <Upload.Dragger
      name="file"
      multiple
      action={endpoint}
      accept="image/*"
      listType={previews ? 'picture' : 'text'}
      fileList={files}
      beforeUpload={(file) =>
        file.size > maxSize || !file.type.startsWith('image/') ? Upload.LIST_IGNORE : auto
      }
      onChange={({ fileList }) => {
        setFiles(fileList);
        if (auto && fileList.every(({ status }) => status === 'done')) onDone();
      }}
    >
      Drop images here
    </Upload.Dragger>
  );
}
