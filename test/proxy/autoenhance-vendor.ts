import { answer, header, type VendorScript } from './recording-vendor.js';

/** What Autoenhance knows the image by. */
export const IDS = { image_id: 'image-1', order_id: '7d1f2a7e-4b1c-4e0d-9a5f-2f6f8f3d1c11' };

/** Creates a record that names a storage on the same host, and takes what is put there. */
export function createsAndTakes({
  field = 'upload_url',
  put = answer(200),
  query = '',
}: {
  /** Under which the storage URL stands in the answer. */
  readonly field?: string;
  /** The storage's answer. */
  readonly put?: Buffer;
  /** Of the storage URL. */
  readonly query?: string;
} = {}): VendorScript {
  return (request, socket) => {
    const url = `http://${header(request, 'host')}/bucket/image-1${query}`;
    socket.write(request.line.startsWith('PUT') ? put : answer(200, { ...IDS, [field]: url }));
  };
}

/** Creates a record of its own for each POST, and takes what is put there as the script says. */
export function createsMany(
  put: VendorScript = (_, socket) => socket.write(answer(200)),
): VendorScript {
  let count = 0;
  return (request, socket) => {
    if (request.line.startsWith('PUT')) {
      put(request, socket);
      return;
    }
    count += 1;
    const upload_url = `http://${header(request, 'host')}/bucket/image-${count}`;
    const url = `https://upload.apimart.ai/${count}`;
    socket.write(answer(200, { ...IDS, image_id: `image-${count}`, upload_url, url }));
  };
}
