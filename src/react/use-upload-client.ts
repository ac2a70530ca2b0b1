import { QueryClient, QueryClientContext } from '@tanstack/react-query';
import { useContext } from 'react';

let privateClient: QueryClient | undefined;

/** Returns the app's QueryClient or, without one, a shared client for all uploads. */
export function useUploadClient(): QueryClient {
  return useContext(QueryClientContext) ?? (privateClient ??= new QueryClient());
}
