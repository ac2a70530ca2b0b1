import { useState } from 'react';
import {
  autoenhance,
  ImageUploadDropzone,
  type AutoenhanceOptions,
  type AutoenhanceResult,
} from '../src/index.js';
import { ProviderPanel } from './stage/provider-panel.js';
import { useStage } from './stage/stage.js';

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
  const stage = useStage(autoenhance);
  const [results, setResults] = useState<readonly AutoenhanceResult[]>([]);
  const [options, setOptions] = useState<AutoenhanceOptions>({ enhanceType: 'property' });

  return (
    <ProviderPanel
      stage={stage}
      about="Takes the images of one drop into one order and enhances them later."
      snippet={{ provider: 'autoenhance', options, result: 'orderId' }}
      options={
        <div className="options">
          <label>
            Enhancement
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
            />
            Replace the sky
          </label>
        </div>
      }
      results={
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
      }
    >
      <ImageUploadDropzone
        provider={autoenhance}
        options={options}
        {...stage.dropzone}
        onSuccess={(result, item) => {
          stage.called('onSuccess', result, item);
          setResults((before) => [...before, result]);
        }}
      />
    </ProviderPanel>
  );
}
