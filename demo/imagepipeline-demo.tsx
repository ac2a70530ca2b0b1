import { useState } from 'react';
import { webUrl } from '../src/core/web-url.js';
import { imagePipeline, ImageUploadDropzone, type ImagePipelineResult } from '../src/index.js';
import { ProviderPanel } from './stage/provider-panel.js';
import { useStage } from './stage/stage.js';

/** ImagePipeline answers with a public URL, so the picture can be shown from there. */
export function ImagePipelineDemo() {
  const stage = useStage(imagePipeline);
  const [results, setResults] = useState<readonly ImagePipelineResult[]>([]);

  return (
    <ProviderPanel
      stage={stage}
      about="Hosts an image and answers with its URL."
      snippet={{ provider: 'imagePipeline', result: 'url' }}
      results={
        <ul className="results" aria-label="Results of ImagePipeline">
          {results.map(({ filename, url }) => (
            <li key={url}>
              <img src={webUrl(url)} alt="" loading="lazy" />
              <a href={webUrl(url)}>{filename ?? url}</a>
            </li>
          ))}
        </ul>
      }
    >
      <ImageUploadDropzone
        provider={imagePipeline}
        {...stage.dropzone}
        onSuccess={(result, item) => {
          stage.called('onSuccess', result, item);
          setResults((before) => [...before, result]);
        }}
      />
    </ProviderPanel>
  );
}
