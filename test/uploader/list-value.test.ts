import { describe, expect, it, vi } from 'vitest';
import { createListValue } from '../../src/uploader/list-value.js';

const NOTHING = { removed: [], added: [], order: undefined };

describe('a list that an app owns', () => {
  it('is not changed by its own echo', () => {
    const value = createListValue();
    value.tell(['a']);
    expect(value.compare(['a'], ['a'])).toEqual(NOTHING);
    expect(value.compare(['a'], ['a'])).toEqual(NOTHING);
  });

  it('loses what the app removes, once the app has had it', () => {
    const value = createListValue();
    value.compare(['a', 'b'], ['a', 'b']);
    expect(value.compare(['b'], ['a', 'b'])).toMatchObject({ removed: ['a'], added: [] });
  });

  it('keeps what the app has not been told about yet', () => {
    const value = createListValue();
    value.tell(['a']);
    value.tell(['a', 'b']);
    expect(value.compare(['a'], ['a', 'b'])).toEqual(NOTHING);
    expect(value.compare(['a', 'b'], ['a', 'b'])).toEqual(NOTHING);
    // Also if the app changes what it returns.
    value.tell(['a', 'b', 'c']);
    expect(value.compare(['remote', 'a', 'b'], ['a', 'b', 'c'])).toEqual({
      removed: [],
      added: ['remote'],
      order: ['remote', 'a', 'b', 'c'],
    });
  });

  it('does not get removed items back from a late echo', () => {
    const value = createListValue();
    value.tell(['a']);
    value.remove('a');
    value.tell([]);
    expect(value.compare(['a'], [])).toMatchObject({ added: [] });
    expect(value.compare([], [])).toEqual(NOTHING);
  });

  it('gets back what the app adds again after it knew of the removal', () => {
    const value = createListValue();
    value.compare(['a'], ['a']);
    value.remove('a');
    value.compare([], []);
    expect(value.compare(['a'], [])).toMatchObject({ added: ['a'], order: ['a'] });
  });

  it('follows the order of the app unless that is out of date', () => {
    const value = createListValue();
    value.compare(['a', 'b', 'c'], ['a', 'b', 'c']);
    expect(value.compare(['c', 'a', 'b'], ['a', 'b', 'c']).order).toEqual(['c', 'a', 'b']);

    value.tell(['a', 'c', 'b']);
    value.tell(['b', 'a', 'c']);
    expect(value.compare(['a', 'c', 'b'], ['b', 'a', 'c'])).toEqual(NOTHING);
    expect(value.compare(['b', 'a', 'c'], ['b', 'a', 'c'])).toEqual(NOTHING);
  });

  it('accepts a duplicate id once', () => {
    const value = createListValue();
    expect(value.compare(['a', 'a'], [])).toEqual({ removed: [], added: ['a'], order: ['a'] });
  });
});

it('an unchanged list costs no work', () => {
  const stringify = vi.spyOn(JSON, 'stringify');
  const ids = Array.from({ length: 1000 }, (_, at) => `item-${at}`);
  const each = vi.spyOn(ids, 'every');
  const value = createListValue();
  for (let times = 0; times < 1000; times += 1) value.tell(ids);
  expect(stringify).not.toHaveBeenCalled();
  expect(each).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});
