import { InboxOutlined } from '@ant-design/icons';
import { Upload } from 'antd';
import { useState } from 'react';

// The dragger of its documentation, with its list of pictures.

export const meta = { label: 'Ant Design', target: '.ant-upload-drag' };

export function Component({ auto, endpoint, onDone }) {
  const [files, setFiles] = useState([]);
  return (
    <Upload.Dragger
      name="file"
      multiple
      action={endpoint}
      accept="image/*"
      listType="picture"
      fileList={files}
      beforeUpload={({ type }) => (type.startsWith('image/') ? auto : Upload.LIST_IGNORE)}
      onChange={({ fileList }) => {
        setFiles(fileList);
        if (fileList.every(({ status }) => status === 'done')) onDone();
      }}
    >
      <p className="ant-upload-drag-icon">
        <InboxOutlined />
      </p>
      <p className="ant-upload-text">Click or drag images to this area to upload</p>
      <p className="ant-upload-hint">PNG, JPEG, WebP and GIF</p>
    </Upload.Dragger>
  );
}
