import { QueryClient, QueryClientProvider, useIsMutating } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { apimart, autoenhance, ImageUploadDropzone } from '../../src/index.js';
import type { ImageUploadActions } from '../../src/index.js';
import { createTestBackend, createTestHttp, sampleImages } from '../../src/testing/index.js';
import { renderDropzone, untilStatuses } from './render-dropzone.js';
import { createWaitingHttp } from './waiting-backend.js';

afterEach(cleanup);

function Busy() {
  return <p>{useIsMutating({ mutationKey: ['image-upload'] })} busy</p>;
}

describe('the query client', () => {
  it('is the app’s, in which each upload is a mutation', async () => {
    const { http, requests } = createWaitingHttp();
    const actionsRef = createRef<ImageUploadActions>();
    render(
      <QueryClientProvider client={new QueryClient()}>
        <ImageUploadDropzone provider={apimart} {...{ actionsRef, http }} />
        <Busy />
      </QueryClientProvider>,
    );
    actionsRef.current!.add([sampleImages.png(), sampleImages.png()]);
    expect(await screen.findByText('2 busy')).toBeTruthy();
    await waitFor(() => expect(requests).toHaveLength(2));
    requests[0]!.answer({ url: 'https://cdn.example/1' });
    expect(await screen.findByText('1 busy')).toBeTruthy();
  });

  it('is created by the dropzone if the app has none', async () => {
    const onSuccess = vi.fn();
    const { choose } = renderDropzone({ onSuccess });
    await choose(sampleImages.png());
    await untilStatuses('success');
    expect(onSuccess).toHaveBeenCalledTimes(1);
  });
});

describe('an item', () => {
  it('keeps the provider it was added with', async () => {
    const http = createTestHttp([{ progress: 1 }, { wait: Infinity }]);
    const actionsRef = createRef<ImageUploadActions>();
    const { rerender } = render(
      <ImageUploadDropzone provider={apimart} {...{ actionsRef, http }} />,
    );
    actionsRef.current!.add([sampleImages.png()]);
    await untilStatuses('processing');
    rerender(<ImageUploadDropzone provider={autoenhance} {...{ actionsRef, http }} />);
    actionsRef.current!.add([sampleImages.png()]);
    await untilStatuses('processing', 'processing');
    expect(screen.getByText(/Processing at APIMart/)).toBeTruthy();
    expect(screen.getByText(/Processing at Autoenhance/)).toBeTruthy();
  });

  it('keeps the options it was added with', async () => {
    const backend = createTestBackend();
    const http = createTestHttp(backend);
    const [first, second] = [
      '2b0f5cd8-7a1e-4c7b-9d52-0f6f6f1d9f01',
      '2b0f5cd8-7a1e-4c7b-9d52-0f6f6f1d9f02',
    ];
    const actionsRef = createRef<ImageUploadActions>();
    const props = { provider: autoenhance, autoUpload: false, actionsRef, http };
    const { rerender } = render(<ImageUploadDropzone {...props} options={{ orderId: first }} />);
    actionsRef.current!.add([sampleImages.png()]);
    rerender(<ImageUploadDropzone {...props} options={{ orderId: second }} />);
    actionsRef.current!.add([sampleImages.png()]);
    await untilStatuses('queued', 'queued');
    actionsRef.current!.upload();
    await untilStatuses('success', 'success');
    expect(backend.double.uploads.map(({ answer }) => answer['order_id'])).toEqual([first, second]);
  });
});
