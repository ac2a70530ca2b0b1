import type { ReactNode } from 'react';
import { CodeCard } from '../code/code-card.js';
import type { Snippet } from '../code/page-code.js';
import { panelId, tabId } from '../controls/tabs.js';
import { SampleTray } from '../samples/sample-tray.js';
import { WirePanel } from '../wire/wire-panel.js';
import type { ProviderStage } from './stage.js';

interface ProviderPanelProps {
  readonly stage: ProviderStage;
  /** What the provider does, in a sentence. */
  readonly about: string;
  readonly snippet: Pick<Snippet, 'provider' | 'options' | 'result'>;
  readonly options?: ReactNode;
  /** The dropzone. */
  readonly children: ReactNode;
  readonly results: ReactNode;
}

/** A provider's dropzone, with its options, samples, code, and what happens on the wire. */
export function ProviderPanel({
  about,
  children,
  options,
  results,
  snippet,
  stage,
}: ProviderPanelProps) {
  const { actions, isSelected, language, layout, log, provider } = stage;
  return (
    <div
      className="panel"
      role="tabpanel"
      id={panelId(provider.name)}
      aria-labelledby={tabId(provider.name)}
      hidden={!isSelected}
      data-provider={provider.name}
    >
      <div className="card try">
        <p className="about">
          {about} <Vendor stage={stage} />
        </p>
        <SampleTray onAdd={(files) => actions?.add(files)} />
        {options}
        <div lang={language}>{children}</div>
        {results}
      </div>
      <div className="card">{isSelected && <WirePanel log={log} />}</div>
      <div className="card code">
        <CodeCard {...snippet} name={provider.name} language={language} layout={layout} />
      </div>
    </div>
  );
}

function Vendor({ stage: { provider } }: Pick<ProviderPanelProps, 'stage'>) {
  const real = import.meta.env.REAL_PROVIDERS.includes(provider.name);
  return real ? (
    <strong className="badge real">Uploads go to {provider.label}</strong>
  ) : (
    <strong className="badge">Uploads stay on this machine</strong>
  );
}
