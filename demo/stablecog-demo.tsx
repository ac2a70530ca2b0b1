import { useState } from 'react';
import { ImageUploadDropzone, stablecog, type StablecogResult } from '../src/index.js';
import { ProviderSection } from './provider-section.js';

/** Stablecog answers with a reference of its own, which is text for its API and no link. */
export function StablecogDemo() {
  const [results, setResults] = useState<readonly StablecogResult[]>([]);

  return (
    <ProviderSection
      provider={stablecog}
      about="Stores an image for its own generation, two in a second for the whole site."
    >
      <ImageUploadDropzone
        provider={stablecog}
        onSuccess={(result) => setResults((before) => [...before, result])}
      />
      <ul className="results" aria-label="Results of Stablecog">
        {results.map(({ url }) => (
          <li key={url}>
            <code>{url}</code>
          </li>
        ))}
      </ul>
    </ProviderSection>
  );
}
