import express from 'express';
import { createTokenProxy, toNodeListener } from 'image-upload-dropzone/proxy';
import { currentUser } from './sessions';

const { PORT = '3000' } = process.env;

const proxy = createTokenProxy({
  providers: { apimart: { apiKey: () => process.env.APIMART_API_KEY } },
  authorize: async (request) => {
    const user = await currentUser(request);
    return user ? { allow: true, subject: user.id } : { allow: false };
  },
});

const app = express();
// Before body parsers: the proxy streams.
app.use('/api/upload', toNodeListener(proxy));
app.use(express.static('dist'));

const server = app.listen(Number(PORT), () => {
  console.log(`The app is at http://localhost:${PORT}/`);
});
// Without this, Node cuts off uploads that take more than five minutes.
server.requestTimeout = 3_600_000;
