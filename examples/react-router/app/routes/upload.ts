import { createTokenProxy } from 'image-upload-dropzone/proxy';
import { currentUser } from '../sessions';
import type { Route } from './+types/upload';

const proxy = createTokenProxy({
  providers: { apimart: { apiKey: () => process.env.APIMART_API_KEY } },
  authorize: async (request) => {
    const user = await currentUser(request);
    return user ? { allow: true, subject: user.id } : { allow: false };
  },
});

// No default export, which makes it a resource route: the proxy gets the request as it came.
export const action = ({ request }: Route.ActionArgs) => proxy(request);
