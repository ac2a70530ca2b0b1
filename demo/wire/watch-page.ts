import { AxiosHeaders, type AxiosAdapter, type AxiosResponse } from 'axios';
import type { FileNames } from './file-names.js';
import { bodyText, headerLines } from './message.js';
import type { Message, WireLog } from './wire-log.js';

/** An adapter that writes down each request of the page, and what came of it. */
export function watchPage(send: AxiosAdapter, log: WireLog, names: FileNames): AxiosAdapter {
  return async (config) => {
    const { data, method = 'get', url = '' } = config;
    const headers = pairsOf(config.headers);
    const lowerCase = new Map(headers.map(([name, value]) => [name.toLowerCase(), value]));
    const file = names.ofRequest(url, lowerCase, data);
    const ended = log.begin({
      leg: lowerCase.has('idempotency-key') ? 'page-proxy' : 'page-storage',
      method: method.toUpperCase(),
      url,
      file,
      request: {
        headers: headerLines(headers),
        body: bodyText(data, lowerCase.get('content-type')),
      },
    });
    try {
      const response = await send(config);
      names.learn(file, response.data);
      ended({ state: 'answered', status: response.status, message: messageOf(response) });
      return response;
    } catch (error) {
      // axios throws for statuses that its config doesn't accept; they are answers as well.
      const { response } = error as { response?: AxiosResponse };
      if (response === undefined) ended({ state: 'failed', why: (error as Error).message });
      else ended({ state: 'answered', status: response.status, message: messageOf(response) });
      throw error;
    }
  };
}

function messageOf({ data, headers }: AxiosResponse): Message {
  return { headers: headerLines(pairsOf(headers)), body: bodyText(data) };
}

function pairsOf(headers: AxiosResponse['headers']): (readonly [string, string])[] {
  const values = AxiosHeaders.from(headers as AxiosHeaders).toJSON();
  return Object.entries(values).map(([name, value]) => [name, String(value)]);
}
