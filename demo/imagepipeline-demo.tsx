import { useState } from 'react';
import { webUrl } from '../src/core/web-url.js';
import { imagePipeline, ImageUploadDropzone, type ImagePipelineResult } from '../src/index.js';
import { ProviderSection } from './provider-section.js';

/** ImagePipeline answers with a public URL, so the picture can be shown from there. */
export function ImagePipelineDemo() {
  const [results, setResults] = useState<readonly ImagePipelineResult[]>([]);

  return (
    <ProviderSection provider={imagePipeline} about="Hosts an image and answers with its URL.">
      <ImageUploadDropzone
        provider={imagePipeline}
        onSuccess={(result) => setResults((before) => [...before, result])}
      />
      <ul className="results" aria-label="Results of ImagePipeline">
        {results.map(({ filename, url }) => (
          <li key={url}>
            <img src={webUrl(url)} alt="" loading="lazy" />
            <a href={webUrl(url)}>{filename ?? url}</a>
          </li>
        ))}
      </ul>
    </ProviderSection>
  );
}
