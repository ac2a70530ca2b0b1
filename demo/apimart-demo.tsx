import { useState } from 'react';
import { webUrl } from '../src/core/web-url.js';
import { apimart, ImageUploadDropzone, type ApimartResult } from '../src/index.js';
import { ProviderSection } from './provider-section.js';

/** APIMart answers with a URL, so the picture can be shown from there. */
export function ApimartDemo() {
  const [results, setResults] = useState<readonly ApimartResult[]>([]);

  return (
    <ProviderSection
      provider={apimart}
      about="Stores an image and answers with a URL that lives for 72 hours."
    >
      <ImageUploadDropzone
        provider={apimart}
        onSuccess={(result) => setResults((before) => [...before, result])}
      />
      <ul className="results" aria-label="Results of APIMart">
        {results.map((result) => (
          <li key={result.url}>
            <img src={webUrl(result.url)} alt="" loading="lazy" />
            <a href={webUrl(result.url)}>{result.filename ?? result.url}</a>
            {result.expiresAt && <span>until {new Date(result.expiresAt).toLocaleString()}</span>}
          </li>
        ))}
      </ul>
    </ProviderSection>
  );
}
