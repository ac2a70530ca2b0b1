import { createTokenProxy } from 'image-upload-dropzone/proxy';
import { tokens } from '../../../../tokens';

const proxy = createTokenProxy({
  providers: { 'ai-homedesign': { apiKey: () => process.env.AI_HOMEDESIGN_API_KEY } },
  authorize: (request, context) => tokens().authorize(request, context),
});

export { proxy as POST, proxy as OPTIONS };
