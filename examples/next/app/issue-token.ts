'use server';

import { currentUser } from '../sessions';
import { tokens } from '../tokens';

/** Issues a short-lived upload token. The page asks for a new one before each upload. */
export async function issueToken(): Promise<string> {
  const user = await currentUser();
  if (!user) throw new Error('Sign in to upload photos.');
  return tokens().issue({ sub: user.id, provider: 'ai-homedesign', maxBytes: 20_000_000 });
}
