import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import {
  aiHomeDesign,
  apimart,
  autoenhance,
  imagePipeline,
  stablecog,
  useImageUpload,
  type UploadItem,
} from '../../src/index.js';
import { sampleImages } from '../../src/testing/sample-images.js';

/** One image and the list that it goes into. */
export interface SentImage {
  readonly to: string;
  readonly name: string;
  readonly bytes: number;
}

/** What has become of an image, as a person sees it. */
export interface SeenOutcome {
  readonly name: string;
  readonly status: string;
  readonly code?: string | undefined;
}

interface Sender {
  readonly add: (images: readonly SentImage[]) => void;
  readonly retryFailed: () => void;
  readonly outcomes: () => readonly SeenOutcome[];
}

declare global {
  interface Window {
    senders: Record<string, Sender>;
  }
}

window.senders = {};

const WAYS = {
  apimart: { provider: apimart },
  stablecog: { provider: stablecog },
  imagepipeline: { provider: imagePipeline },
  'ai-homedesign': {
    provider: aiHomeDesign,
    options: { serviceName: 'service-day-to-dusk' as const },
  },
  'autoenhance-direct': { provider: autoenhance, options: { orderId: null } },
  'autoenhance-relayed': {
    provider: autoenhance,
    options: { orderId: null },
    endpoint: '/api/upload-relay',
  },
};

function List({ name }: { readonly name: keyof typeof WAYS }) {
  const { add, items, retry } = useImageUpload({
    ...(WAYS[name] as (typeof WAYS)['ai-homedesign']),
    concurrency: 4,
  });
  useEffect(() => {
    window.senders[name] = {
      add: (images) =>
        add(images.map((image) => sampleImages.jpeg({ name: image.name, bytes: image.bytes }))),
      retryFailed: () => {
        for (const { id, status } of items) if (status === 'error') retry(id);
      },
      outcomes: () => items.map(seenOutcome),
    };
  }, [add, items, name, retry]);
  return null;
}

function seenOutcome(item: UploadItem): SeenOutcome {
  const code = item.status === 'error' ? item.error.code : undefined;
  return { name: item.name, status: item.status, code };
}

createRoot(document.querySelector('#app')!).render(
  (Object.keys(WAYS) as (keyof typeof WAYS)[]).map((name) => <List key={name} name={name} />),
);
