import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closestName } from '../../src/core/closest-name.js';
import { tellDeveloper } from '../../src/core/errors/developer-console.js';

const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
beforeEach(() => warn.mockClear());
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe('tellDeveloper', () => {
  it('warns once per cause, with the page to read', () => {
    const cause = new Error('Down.');
    for (let time = 0; time < 3; time += 1) tellDeveloper('headers', () => 'It failed.', cause);
    tellDeveloper('cors', () => 'It is another origin.');
    expect(warn.mock.calls).toEqual([
      [
        '[image-upload-dropzone] It failed. See node_modules/image-upload-dropzone/docs/troubleshooting.md#headers',
        cause,
      ],
      [expect.stringMatching(/^\[image-upload-dropzone\] It is another origin\. See .*#cors$/)],
    ]);
  });

  it('says nothing if nothing is wrong', () => {
    tellDeveloper('jsdom', () => undefined);
    expect(warn).not.toHaveBeenCalled();
  });

  it('does not even check in production', () => {
    vi.stubEnv('NODE_ENV', 'production');
    const describeIt = vi.fn(() => 'Not in production.');
    tellDeveloper('props', describeIt);
    expect(describeIt).not.toHaveBeenCalled();
    expect(warn).not.toHaveBeenCalled();
  });

  it('works on a page without a bundler or a process', () => {
    vi.stubGlobal('process', undefined);
    expect(() => tellDeveloper('props', () => 'Without a process.')).not.toThrow();
    expect(warn).not.toHaveBeenCalled();
  });
});

describe('the closest name', () => {
  it.each([
    ['onSucces', 'onSuccess'],
    ['maxfiles', 'maxFiles'],
    ['onSucess', 'onSuccess'],
    ['lables', 'labels'],
    ['nmae', undefined],
    ['naem', undefined],
    ['nam', 'name'],
    ['title', undefined],
    ['id', undefined],
    ['aria-label', undefined],
  ])('to %s is %s', (given, meant) => {
    const names = ['labels', 'maxFiles', 'name', 'onError', 'onSuccess', 'provider'];
    expect(closestName(given, names)).toBe(meant);
  });
});
