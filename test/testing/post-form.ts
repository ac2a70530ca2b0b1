import type { ProviderDouble } from '../../src/testing/index.js';

/** POSTs a form to a double and reads the answer as JSON, or else as text. */
export async function postForm(
  double: ProviderDouble,
  url: string,
  fields: Readonly<Record<string, string | File>>,
  headers: Readonly<Record<string, string>>,
): Promise<{ status: number; body: unknown; headers: Headers }> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const response = await double.fetch(url, { method: 'POST', body: form, headers });
  const text = await response.text();
  return { status: response.status, body: parse(text), headers: response.headers };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
