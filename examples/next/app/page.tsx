import { aiHomeDesign, withLimits } from 'image-upload-dropzone';
import { Photos } from './photos';

// A server component: a provider is plain data, so it can be passed on to the browser.
const provider = withLimits(aiHomeDesign, { maxBytes: 20_000_000 });

export default function Page() {
  return (
    <main>
      <h1>Photos of your house</h1>
      <Photos provider={provider} />
    </main>
  );
}
