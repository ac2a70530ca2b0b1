import { createFileRoute } from '@tanstack/react-router';
import { createTokenProxy } from 'image-upload-dropzone/proxy';
import { currentUser } from '../../../sessions';

const proxy = createTokenProxy({
  providers: { apimart: { apiKey: () => process.env.APIMART_API_KEY } },
  authorize: async (request) => {
    const user = await currentUser(request);
    return user ? { allow: true, subject: user.id } : { allow: false };
  },
});

// A server route, since a server function would read the whole file into memory first.
export const Route = createFileRoute('/api/upload/$')({
  server: { handlers: { POST: ({ request }) => proxy(request) } },
});
