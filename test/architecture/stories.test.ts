import { describe, expect, it } from 'vitest';
import type { UploadStatus } from '../../src/core/items/upload-item.js';

const STATUSES = Object.keys({
  checking: true,
  rejected: true,
  queued: true,
  preparing: true,
  uploading: true,
  processing: true,
  waiting: true,
  success: true,
  error: true,
  canceled: true,
} satisfies Record<UploadStatus, true>);

const stories = import.meta.glob<string>('../../stories/*.stories.tsx', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const [preview] = Object.values(
  import.meta.glob<string>('../../.storybook/preview.tsx', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);

describe('the stories', () => {
  it.each(STATUSES)('stop at the status %s, so that it is checked', (status) => {
    expect(stories['../../stories/statuses.stories.tsx']).toContain(`status: '${status}'`);
  });

  it('all fail on any accessibility violation', () => {
    expect(preview).toContain("a11y: { test: 'error' }");
    const exempted = Object.entries(stories).filter(([, source]) => source.includes('a11y'));
    expect(exempted.map(([file]) => file)).toEqual([]);
  });
});
