import { apimartUpstream } from '../../src/providers/apimart/upstream.js';
import { describeProvider } from '../describe-provider.js';
import { sampleImages } from '../../src/testing/index.js';

describeProvider(apimartUpstream, {
  file: sampleImages.png({ bytes: 100_000 }),
  routes: ['POST /v1/uploads/images'],
  keyHeader: 'authorization',
  emptyAnswers: [
    {},
    { url: 7 },
    { url: '' },
    { url: 'javascript:alert(1)' },
    { url: 'data:image/png,' },
  ],
});
