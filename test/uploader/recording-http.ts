import axios, { type AxiosAdapter, type InternalAxiosRequestConfig } from 'axios';
import { createTestHttp } from '../../src/testing/index.js';

export const ANSWER = { answer: { body: { url: 'https://cdn.example/1' } } };

/** An instance that records its requests and plays its scripts in order. */
export function recordingHttp(...scripts: Parameters<typeof createTestHttp>[0][]) {
  const requests: InternalAxiosRequestConfig[] = [];
  const http = axios.create();
  http.defaults.adapter = (config) => {
    requests.push(config);
    const script = scripts[Math.min(requests.length, scripts.length) - 1] ?? [ANSWER];
    const play = createTestHttp(script).defaults.adapter as AxiosAdapter;
    return play(config);
  };
  return { http, requests };
}
