import { answer, header, type VendorScript } from './recording-vendor.js';

/** Autoenhance's ids of the image. */
export const IDS = { image_id: 'image-1', order_id: '7d1f2a7e-4b1c-4e0d-9a5f-2f6f8f3d1c11' };

/** Creates a record with a storage URL on the same host, and accepts the PUT there. */
export function createsAndTakes({
  field = 'upload_url',
  put = answer(200),
  query = '',
}: {
  /** The answer's field for the storage URL. */
  readonly field?: string;
  /** The storage's answer. */
  readonly put?: Buffer;
  /** The query of the storage URL. */
  readonly query?: string;
} = {}): VendorScript {
  return (request, socket) => {
    const url = `http://${header(request, 'host')}/bucket/image-1${query}`;
    socket.write(request.line.startsWith('PUT') ? put : answer(200, { ...IDS, [field]: url }));
  };
}

/** Creates a new record for each POST, and answers PUTs with the script. */
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
