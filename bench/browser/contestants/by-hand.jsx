import { QueryClient, QueryClientProvider, useMutation } from '@tanstack/react-query';
import axios from 'axios';
import { memo, useCallback, useState } from 'react';
import { useDropzone } from 'react-dropzone';

// What a team could write in an afternoon: react-dropzone, axios and TanStack Query, with the list in state.

export const meta = { label: 'react-dropzone + axios', row: '.row', preview: '.row img' };

const client = new QueryClient();
let lastId = 0;

const Row = memo(function Row({ item }) {
  return (
    <li className="row">
      {item.url && <img src={item.url} width="64" height="64" alt="" />}
      <span>
        {item.file.name} {item.file.size}
      </span>
      <progress max="1" value={item.progress} />
    </li>
  );
});

function Uploader({ auto, concurrency, endpoint, maxSize, onDone, previews }) {
  const [items, setItems] = useState([]);
  const change = (id, changes) =>
    setItems((all) => all.map((item) => (item.id === id ? { ...item, ...changes } : item)));
  const { mutateAsync } = useMutation({
    async mutationFn({ file, id }) {
      const form = new FormData();
      form.append('file', file);
      const { data } = await axios.post(endpoint, form, {
        onUploadProgress: ({ loaded, total }) => change(id, { progress: loaded / total }),
      });
      return data;
    },
  });
  const onDrop = useCallback(async (files) => {
    const added = files.map((file) => ({
      id: (lastId += 1),
      file,
      progress: 0,
      url: previews ? URL.createObjectURL(file) : undefined,
    }));
    setItems((all) => [...all, ...added]);
    if (!auto) return;
    const waiting = [...added];
    const work = async () => {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
        await mutateAsync(item);
        change(item.id, { progress: 1 });
      }
    };
    await Promise.all(Array.from({ length: concurrency }, work));
    onDone();
  }, []);
  const { getInputProps, getRootProps } = useDropzone({
    onDrop,
    maxSize,
    accept: { 'image/*': [] },
  });
  return (
    <div>
      <div {...getRootProps()}>
        <input {...getInputProps()} />
        Drop images here
      </div>
      <ul>
        {items.map((item) => (
          <Row key={item.id} item={item} />
        ))}
      </ul>
    </div>
  );
}

export function Component(props) {
  return (
    <QueryClientProvider client={client}>
      <Uploader {...props} />
    </QueryClientProvider>
  );
}
