import { useState } from 'react';
import {
  aiHomeDesign,
  ImageUploadDropzone,
  type AiHomeDesignOptions,
  type AiHomeDesignResult,
} from '../src/index.js';
import { ProviderPanel } from './stage/provider-panel.js';
import { useStage } from './stage/stage.js';

const SERVICES = [
  'service-creative-designer',
  'service-ai-virtual-staging',
  'service-item-removal',
  'service-day-to-dusk',
  'service-image-enhancement',
] as const;

/** AI HomeDesign makes an order of each image; which service it is for must be said first. */
export function AiHomeDesignDemo() {
  const stage = useStage(aiHomeDesign);
  const [results, setResults] = useState<readonly AiHomeDesignResult[]>([]);
  const [options, setOptions] = useState<AiHomeDesignOptions>({ serviceName: SERVICES[3] });

  return (
    <ProviderPanel
      stage={stage}
      about="Makes an order of each image, for the service that the options name."
      snippet={{ provider: 'aiHomeDesign', options, result: 'orderId' }}
      options={
        <div className="options">
          <label>
            Service
            <select
              value={options.serviceName}
              onChange={({ target }) =>
                setOptions({ serviceName: SERVICES[target.selectedIndex]! })
              }
            >
              {SERVICES.map((service) => (
                <option key={service}>{service}</option>
              ))}
            </select>
          </label>
        </div>
      }
      results={
        <ul className="results" aria-label="Results of AI HomeDesign">
          {results.map(({ orderId }) => (
            <li key={orderId}>
              <span>
                Order <code>{orderId}</code>
              </span>
            </li>
          ))}
        </ul>
      }
    >
      <ImageUploadDropzone
        provider={aiHomeDesign}
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
