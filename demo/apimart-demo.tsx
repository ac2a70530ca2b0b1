import { useState } from 'react';
import { webUrl } from '../src/core/web-url.js';
import { apimart, ImageUploadDropzone, type ApimartResult } from '../src/index.js';
import { ProviderPanel } from './stage/provider-panel.js';
import { useStage } from './stage/stage.js';

/** APIMart answers with a URL, so the picture can be shown from there. */
export function ApimartDemo() {
  const stage = useStage(apimart);
  const [results, setResults] = useState<readonly ApimartResult[]>([]);

  return (
    <ProviderPanel
      stage={stage}
      about="Stores an image and answers with a URL that lives for 72 hours."
      snippet={{ provider: 'apimart', result: 'url' }}
      results={
        <ul className="results" aria-label="Results of APIMart">
          {results.map((result) => (
            <li key={result.url}>
              <img src={webUrl(result.url)} alt="" loading="lazy" />
              <a href={webUrl(result.url)}>{result.filename ?? result.url}</a>
              {result.expiresAt && <span>until {new Date(result.expiresAt).toLocaleString()}</span>}
            </li>
          ))}
        </ul>
      }
    >
      <ImageUploadDropzone
        provider={apimart}
        {...stage.dropzone}
        onSuccess={(result, item) => {
          stage.called('onSuccess', result, item);
          setResults((before) => [...before, result]);
        }}
      />
    </ProviderPanel>
  );
}
