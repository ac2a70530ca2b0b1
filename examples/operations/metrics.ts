import type { ProxyEvent } from 'image-upload-dropzone/proxy';

const counts = new Map<string, number>();

/** Counts an event: `onEvent: countEvent`. Clients can't invent codes or providers, so there are few counters. */
export function countEvent({ code, provider = 'none', type }: ProxyEvent): void {
  const labels = `{type="${type}",provider="${provider}",code="${code ?? 'ok'}"}`;
  counts.set(labels, (counts.get(labels) ?? 0) + 1);
}

/** What Prometheus collects. Serve it where only your network can ask. */
export function metrics(): Response {
  const lines = Array.from(counts, ([labels, count]) => `upload_requests_total${labels} ${count}`);
  const text = ['# TYPE upload_requests_total counter', ...lines, ''].join('\n');
  return new Response(text, { headers: { 'content-type': 'text/plain; version=0.0.4' } });
}
