import { ask, poll, type Patience } from './vendor.js';

const { APIMART_API_KEY = '', APIMART_ORIGIN = 'https://api.apimart.ai' } = process.env;

interface Task {
  readonly status?: string;
  readonly result?: { readonly images?: readonly { readonly url?: string | string[] }[] };
}

/** Starts a generation from uploaded images, and returns the id of its task. */
export async function startGeneration(
  imageUrls: readonly string[],
  fields: Readonly<Record<string, unknown>>,
): Promise<string> {
  const response = await ask(`${APIMART_ORIGIN}/v1/images/generations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${APIMART_API_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...fields, image_urls: imageUrls }),
  });
  const { data } = (await response.json()) as { data?: readonly { task_id?: string }[] };
  const taskId = data?.[0]?.task_id;
  if (taskId === undefined) throw new Error('APIMart started no task.');
  return taskId;
}

/** Waits until a task has ended, and returns the URLs of its images. */
export function untilGenerated(
  taskId: string,
  patience: Patience = { everyMs: 5000 },
): Promise<string[]> {
  return poll(async () => {
    const response = await ask(`${APIMART_ORIGIN}/v1/tasks/${encodeURIComponent(taskId)}`, {
      headers: { authorization: `Bearer ${APIMART_API_KEY}` },
    });
    const { data } = (await response.json()) as { data?: Task };
    if (data?.status === 'failed' || data?.status === 'cancelled') {
      throw new Error(`The task has ${data.status === 'failed' ? 'failed' : 'been canceled'}.`);
    }
    if (data?.status !== 'completed') return undefined;
    return (data.result?.images ?? []).flatMap(({ url = [] }) => url);
  }, patience);
}
