import { Hono } from 'hono';
import { createTokenProxy, type TokenProxy } from 'image-upload-dropzone/proxy';
import { currentUser } from './sessions';

/** Secrets: `npx wrangler secret put APIMART_API_KEY`, and `.dev.vars` while you develop. */
export interface Bindings {
  APIMART_API_KEY?: string;
  ALLOW_GUESTS?: string;
}

let proxy: TokenProxy | undefined;

/** One for all requests, since it remembers what is in flight. */
function proxyWith(env: Bindings): TokenProxy {
  proxy ??= createTokenProxy({
    providers: { apimart: { apiKey: () => env.APIMART_API_KEY } },
    authorize: async (request) => {
      const user = await currentUser(request, env);
      return user ? { allow: true, subject: user.id } : { allow: false };
    },
  });
  return proxy;
}

const app = new Hono<{ Bindings: Bindings }>();
app.all('/api/upload/*', ({ env, req }) => proxyWith(env)(req.raw));

export default app;
