import { autoenhanceUpstream } from '../../src/providers/autoenhance/upstream.js';
import { describeProvider } from '../describe-provider.js';
import { sampleImages } from '../../src/testing/index.js';

describeProvider(autoenhanceUpstream, {
  file: sampleImages.png({ bytes: 100_000 }),
  routes: ['POST /v3/images/', 'PUT /autoenhance-bucket/*'],
  keyHeader: 'x-api-key',
  emptyAnswers: [
    {},
    { image_id: 'a', upload_url: 'https://b/' },
    { order_id: 'a', upload_url: 'https://b/' },
  ],
});
