import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { version } from 'react';
import { version as domVersion } from 'react-dom';
import { version as serverVersion } from 'react-dom/server';
import { useDropzone } from 'react-dropzone';
import { afterEach, expect, it } from 'vitest';

afterEach(cleanup);

it('the tests run with the expected React version', () => {
  const major = import.meta.env['REACT_MAJOR'];
  for (const each of [version, domVersion, serverVersion]) {
    expect(each).toMatch(new RegExp(`^${major}\\.`));
  }
});

it('the page contains no second copy of React', () => {
  function Everything() {
    const { getRootProps } = useDropzone();
    return <p {...getRootProps()}>{useQueryClient().isFetching()} fetching</p>;
  }
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Everything />
    </QueryClientProvider>,
  );
  expect(screen.getByText('0 fetching')).toBeTruthy();
});
