import { apimartUpstream } from '../../src/providers/apimart/upstream.js';
import { describeProvider } from '../describe-provider.js';
import { makePng } from '../support/make-images.js';

describeProvider(apimartUpstream, {
  file: makePng({ bytes: 100_000 }),
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
