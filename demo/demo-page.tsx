import { AiHomeDesignDemo } from './ai-homedesign-demo.js';
import { ApimartDemo } from './apimart-demo.js';
import { AutoenhanceDemo } from './autoenhance-demo.js';
import { ImagePipelineDemo } from './imagepipeline-demo.js';
import { StablecogDemo } from './stablecog-demo.js';

/** Every provider on one page, each with its own dropzone. */
export function DemoPage() {
  return (
    <main>
      <header>
        <h1>image-upload-dropzone</h1>
        <p>
          Drop an image. It travels through the token proxy of this page to the provider, and what
          the provider answers appears below it.
        </p>
      </header>
      <AutoenhanceDemo />
      <AiHomeDesignDemo />
      <ApimartDemo />
      <StablecogDemo />
      <ImagePipelineDemo />
    </main>
  );
}
