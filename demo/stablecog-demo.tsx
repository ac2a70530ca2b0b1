import { useState } from 'react';
import { ImageUploadDropzone, stablecog, type StablecogResult } from '../src/index.js';
import { ProviderPanel } from './stage/provider-panel.js';
import { useStage } from './stage/stage.js';

/** Stablecog answers with a reference of its own, which is text for its API and no link. */
export function StablecogDemo() {
  const stage = useStage(stablecog);
  const [results, setResults] = useState<readonly StablecogResult[]>([]);

  return (
    <ProviderPanel
      stage={stage}
      about="Stores an image for its own generation, two per second for the whole site."
      snippet={{ provider: 'stablecog', result: 'url' }}
      results={
        <ul className="results" aria-label="Results of Stablecog">
          {results.map(({ url }) => (
            <li key={url}>
              <code>{url}</code>
            </li>
          ))}
        </ul>
      }
    >
      <ImageUploadDropzone
        provider={stablecog}
        {...stage.dropzone}
        onSuccess={(result, item) => {
          stage.called('onSuccess', result, item);
          setResults((before) => [...before, result]);
        }}
      />
    </ProviderPanel>
  );
}
