import { useEffect, useRef } from 'react';

// The floor: a bare input, XMLHttpRequest, and a list built with DOM calls. No checks, no previews.

export const meta = { label: 'input + XHR', row: '.row' };

export function Component({ auto, concurrency, endpoint, maxSize, onDone, withImages = false }) {
  const host = useRef(null);
  useEffect(() => {
    const input = Object.assign(document.createElement('input'), {
      type: 'file',
      multiple: true,
      accept: 'image/*',
    });
    const list = document.createElement('ul');
    host.current.append(input, list);
    const waiting = [];
    let active = 0;
    let left = 0;
    const next = () => {
      while (active < concurrency && waiting.length > 0) send(waiting.shift());
    };
    const send = ({ bar, file }) => {
      active += 1;
      const request = new XMLHttpRequest();
      const form = new FormData();
      form.append('file', file);
      request.open('POST', endpoint);
      request.upload.onprogress = ({ loaded, total }) => {
        bar.value = loaded / total;
      };
      request.onloadend = () => {
        active -= 1;
        left -= 1;
        bar.value = 1;
        if (left === 0) onDone();
        next();
      };
      request.send(form);
    };
    input.addEventListener('change', () => {
      const rows = document.createDocumentFragment();
      for (const file of input.files) {
        if (!file.type.startsWith('image/') || file.size > maxSize) continue;
        const row = document.createElement('li');
        row.className = 'row';
        if (withImages) {
          const image = new Image(64, 64);
          image.src = URL.createObjectURL(file);
          row.append(image);
        }
        const bar = Object.assign(document.createElement('progress'), { max: 1, value: 0 });
        row.append(`${file.name} ${file.size}`, bar);
        rows.append(row);
        waiting.push({ bar, file });
        left += 1;
      }
      list.append(rows);
      if (auto) next();
    });
    const element = host.current;
    return () => element.replaceChildren();
  }, []);
  return <div ref={host} />;
}
