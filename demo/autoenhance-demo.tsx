import { useState } from 'react';
import {
  autoenhance,
  ImageUploadDropzone,
  type AutoenhanceOptions,
  type AutoenhanceResult,
} from '../src/index.js';
import { ProviderSection } from './provider-section.js';

const ENHANCE_TYPES = [
  'property',
  'property_usa',
  'warm',
  'neutral',
  'authentic',
  'modern',
] as const;

/** Autoenhance answers with an order and the ids of its images; the enhanced ones come later. */
export function AutoenhanceDemo() {
  const [results, setResults] = useState<readonly AutoenhanceResult[]>([]);
  const [options, setOptions] = useState<AutoenhanceOptions>({ enhanceType: 'property' });

  return (
    <ProviderSection
      provider={autoenhance}
      about="Takes the images of one drop into one order and enhances them later."
    >
      <fieldset>
        <legend>Options</legend>
        <label>
          Enhancement{' '}
          <select
            value={options.enhanceType}
            onChange={({ target }) =>
              setOptions({ ...options, enhanceType: ENHANCE_TYPES[target.selectedIndex]! })
            }
          >
            {ENHANCE_TYPES.map((type) => (
              <option key={type}>{type}</option>
            ))}
          </select>
        </label>
        <label>
          <input
            type="checkbox"
            checked={options.skyReplacement ?? false}
            onChange={({ target }) => setOptions({ ...options, skyReplacement: target.checked })}
          />{' '}
          Replace the sky
        </label>
      </fieldset>
      <ImageUploadDropzone
        provider={autoenhance}
        options={options}
        onSuccess={(result) => setResults((before) => [...before, result])}
      />
      <ul className="results" aria-label="Results of Autoenhance">
        {results.map(({ imageId, orderId }) => (
          <li key={imageId}>
            <span>
              Order <code>{orderId}</code>
            </span>
            <span>
              Image <code>{imageId}</code>
            </span>
          </li>
        ))}
      </ul>
    </ProviderSection>
  );
}
