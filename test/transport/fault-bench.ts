import axios from 'axios';
import { onTestFinished } from 'vitest';
import type { AnyProvider } from '../../src/core/provider/provider.js';
import { aiHomeDesign, apimart, autoenhance, imagePipeline, stablecog } from '../../src/index.js';
import { createTokenProxy, toNodeListener } from '../../src/proxy/index.js';
import { sampleImages } from '../../src/testing/index.js';
import { createUploadSession } from '../../src/transport/upload-session.js';
import { uploadWithRetries } from '../../src/transport/upload-with-retries.js';
import { startCuttingTunnel } from '../support/cutting-tunnel.js';
import { listen } from '../support/listen.js';
import { startRawVendor, type RequestHead, type VendorStep } from '../support/raw-vendor.js';

/** One provider with one kind of delivery. */
export interface FaultSubject {
  readonly name: string;
  readonly provider: AnyProvider;
  readonly delivery?: 'direct' | 'relay';
  readonly options?: object;
  /** The answer of a vendor that has accepted an image. */
  readonly success: (origin: string) => object;
}

const AUTOENHANCE = {
  provider: autoenhance,
  success: (origin: string) => ({
    image_id: 'image-1',
    order_id: 'order-1',
    upload_url: `${origin}/bucket/1`,
  }),
};

export const SUBJECTS: readonly FaultSubject[] = [
  {
    name: 'APIMart',
    provider: apimart,
    success: () => ({ url: 'https://upload.apimart.ai/1.png' }),
  },
  { name: 'Stablecog', provider: stablecog, success: () => ({ object: 's3://user/1.png' }) },
  {
    name: 'ImagePipeline',
    provider: imagePipeline,
    success: () => ({ url: 'https://cdn.imagepipeline.io/u/1.png' }),
  },
  {
    name: 'AI HomeDesign',
    provider: aiHomeDesign,
    options: { serviceName: 'service-day-to-dusk' },
    success: () => ({ order_id: 'order-1' }),
  },
  { name: 'Autoenhance, relayed', delivery: 'relay', ...AUTOENHANCE },
  { name: 'Autoenhance, direct', delivery: 'direct', ...AUTOENHANCE },
];

/** What the vendor does with an image, and whether it keeps the image regardless of its answer. */
export interface VendorTrouble {
  readonly step: VendorStep;
  readonly commits: boolean;
}

/** A step that gives exactly this answer. */
export function answers(
  status: number,
  body: string | object = '',
  headers: Record<string, string> = {},
): VendorStep {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    answer: { status, body: text, headers: { 'content-type': 'application/json', ...headers } },
  };
}

/**
 * Client, connection, token proxy and a vendor on a raw socket, until the test ends.
 *
 * @param troubles What the vendor does with its first images; it handles all later ones correctly.
 * @param storage The same for the storage that takes Autoenhance's bytes.
 */
export async function openBench(
  { delivery, options = {}, provider, success }: FaultSubject,
  troubles: readonly VendorTrouble[],
  storage: readonly VendorStep[] = [],
) {
  const played: { readonly commits: boolean; readonly isImage: boolean }[] = [];
  let [images, puts] = [0, 0];
  const vendor = await startRawVendor(({ method }: RequestHead): VendorStep => {
    if (method === 'PUT') {
      played.push({ commits: false, isImage: false });
      puts += 1;
      return storage[puts - 1] ?? answers(200);
    }
    const trouble = troubles[images];
    images += 1;
    played.push({ commits: trouble?.commits ?? true, isImage: true });
    return trouble?.step ?? answers(200, success(vendor.origin));
  });
  const proxy = createTokenProxy({
    providers: {
      [provider.name]: {
        apiKey: 'site-key',
        origin: vendor.origin,
        allowInsecureOrigin: true,
        uploadHosts: [new URL(vendor.origin).host],
        rate: 1000,
        ...(delivery && { delivery }),
      },
    },
    authorize: () => true,
    timeouts: { idleMs: 300, responseMs: 300 },
  });
  const site = await listen(toNodeListener(proxy));
  const line = await startCuttingTunnel(site.origin);
  onTestFinished(async () => {
    await line.close();
    await site.close();
    await vendor.close();
  });

  const session = createUploadSession(provider);
  // A separate instance, since all users of an instance share its pauses.
  const http = axios.create();
  http.defaults.adapter = 'http';
  return {
    vendor,
    line,
    /** The number of images that the vendor has been asked to accept. */
    asked: () => images,
    puts: () => puts,
    /** The number of images, or records of them, that the vendor has created. */
    commits: () =>
      vendor.requests.filter(
        ({ complete }, at) => complete && played[at]!.isImage && played[at]!.commits,
      ).length,
    /** Returns `success` or the code of the failure; each later call is a manual retry. */
    upload: (retryAmbiguous: boolean, bytes = 3000) =>
      uploadWithRetries(
        provider,
        sampleImages.png({ bytes }),
        () => ({ endpoint: `${line.origin}/api/upload`, http }),
        {
          options: options as never,
          session,
          signal: new AbortController().signal,
          retries: 3,
          retryAmbiguous,
        },
      ).then(
        () => 'success',
        (error: { code: string }) => error.code,
      ),
  };
}
