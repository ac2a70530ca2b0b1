import { QueryClient, QueryClientContext } from '@tanstack/react-query';
import { useContext } from 'react';

let privateClient: QueryClient | undefined;

/** The app's QueryClient, or one that all uploads of apps without one share. */
export function useUploadClient(): QueryClient {
  return useContext(QueryClientContext) ?? (privateClient ??= new QueryClient());
}
