import { ask, poll, type Patience } from './vendor.js';

const { IMAGEPIPELINE_API_KEY = '', IMAGEPIPELINE_ORIGIN = 'https://api.imagepipeline.io' } =
  process.env;

interface Job {
  readonly job_id?: string;
  readonly status?: string;
  readonly result_url?: string;
  readonly error?: unknown;
}

/** Starts a generation, and returns the id of its job. */
export async function startJob(
  endpoint: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<string> {
  const job = await askPipeline(endpoint, { method: 'POST', body: JSON.stringify(fields) });
  if (job.job_id === undefined) throw new Error('ImagePipeline started no job.');
  return job.job_id;
}

/** Waits until a job has ended, and returns the URL of its image, which expires within 24 hours. */
export function untilGenerated(
  endpoint: string,
  jobId: string,
  patience: Patience = { everyMs: 3000 },
): Promise<string> {
  return poll(async () => {
    const job = await askPipeline(`${endpoint}/status/${encodeURIComponent(jobId)}`);
    if (job.status === 'failed') throw new Error(`The job failed: ${String(job.error)}`);
    return job.status === 'completed' ? job.result_url : undefined;
  }, patience);
}

async function askPipeline(path: string, init?: RequestInit): Promise<Job> {
  const headers = { 'x-api-key': IMAGEPIPELINE_API_KEY, 'content-type': 'application/json' };
  const response = await ask(IMAGEPIPELINE_ORIGIN + path, { ...init, headers });
  return (await response.json()) as Job;
}
