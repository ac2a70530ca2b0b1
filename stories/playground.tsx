import { useEffect, useState } from 'react';
import type { Trouble } from '../demo/wire/troubled-network.js';
import { WirePanel } from '../demo/wire/wire-panel.js';
import {
  aiHomeDesign,
  apimart,
  autoenhance,
  ImageUploadDropzone,
  imagePipeline,
  stablecog,
  type HttpClient,
  type LabelOverrides,
} from '../src/index.js';
import { createPageNetwork } from './page-network.js';
import '../demo/tokens.css';
import './playground.css';

interface SharedProps {
  readonly http: HttpClient;
  readonly labels?: LabelOverrides | undefined;
  readonly layout: 'list' | 'grid';
  readonly onSuccess: (result: object, item: { readonly name: string }) => void;
  readonly onError: (error: { readonly code: string }, item: { readonly name: string }) => void;
}

const DROPZONES = {
  Autoenhance: (props: SharedProps) => <ImageUploadDropzone provider={autoenhance} {...props} />,
  'AI HomeDesign': (props: SharedProps) => (
    <ImageUploadDropzone
      provider={aiHomeDesign}
      options={{ serviceName: 'service-day-to-dusk' }}
      {...props}
    />
  ),
  APIMart: (props: SharedProps) => <ImageUploadDropzone provider={apimart} {...props} />,
  Stablecog: (props: SharedProps) => <ImageUploadDropzone provider={stablecog} {...props} />,
  ImagePipeline: (props: SharedProps) => (
    <ImageUploadDropzone provider={imagePipeline} {...props} />
  ),
};

export type PlaygroundProvider = keyof typeof DROPZONES;

/** The names of the providers, as people know them. */
export const PLAYGROUND_PROVIDERS = Object.keys(DROPZONES) as PlaygroundProvider[];

export interface PlaygroundProps {
  readonly provider: PlaygroundProvider;
  /** What goes wrong between page, proxy and vendor. */
  readonly trouble: Trouble;
  readonly layout: 'list' | 'grid';
  readonly labels?: LabelOverrides;
}

/** A dropzone beside the requests, answers and callbacks of its uploads. */
export function Playground({ labels, layout, provider, trouble }: PlaygroundProps) {
  const [{ http, log, setTrouble }] = useState(createPageNetwork);
  useEffect(() => {
    setTrouble(trouble);
    return () => setTrouble('none');
  }, [setTrouble, trouble]);
  const Dropzone = DROPZONES[provider];

  return (
    <div className="playground">
      <Dropzone
        key={provider}
        http={http}
        layout={layout}
        labels={labels}
        onSuccess={(result, { name: file }) =>
          log.called({ name: 'onSuccess', file, argument: JSON.stringify(result, undefined, 1) })
        }
        onError={({ code }, { name: file }) =>
          log.called({ name: 'onError', file, argument: JSON.stringify({ code }) })
        }
      />
      <div className="playground-wire">
        <WirePanel log={log} />
      </div>
    </div>
  );
}
