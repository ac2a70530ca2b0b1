import type { ReactNode } from 'react';
import type { AnyProvider } from '../src/index.js';

interface ProviderSectionProps {
  readonly provider: AnyProvider;
  /** What the provider does, in a sentence. */
  readonly about: string;
  readonly children: ReactNode;
}

/** The frame around one provider's dropzone. */
export function ProviderSection({ about, children, provider }: ProviderSectionProps) {
  return (
    <section aria-labelledby={provider.name} data-provider={provider.name}>
      <div>
        <h2 id={provider.name}>{provider.label}</h2>
        <p>
          {about} <Vendor provider={provider} />
        </p>
      </div>
      {children}
    </section>
  );
}

function Vendor({ provider }: Pick<ProviderSectionProps, 'provider'>) {
  const real = import.meta.env.REAL_PROVIDERS.includes(provider.name);
  return real ? (
    <strong className="badge real">Uploads go to {provider.label}</strong>
  ) : (
    <strong className="badge">Uploads stay on this machine</strong>
  );
}
