import { createContext, useContext, useState } from 'react';
import type {
  AnyProvider,
  HttpClient,
  ImageUploadActions,
  LabelOverrides,
  UploadError,
} from '../../src/index.js';
import type { Language } from '../languages.js';
import type { WireLog } from '../wire/wire-log.js';

export type Layout = 'list' | 'grid';

/** What all providers of the page share. */
export interface Stage {
  readonly http: HttpClient;
  readonly log: WireLog;
  readonly labels: LabelOverrides;
  readonly language: Language;
  readonly layout: Layout;
  /** The name of the provider whose tab is selected. */
  readonly selected: string;
}

export const StageContext = createContext<Stage | undefined>(undefined);

interface Named {
  readonly name: string;
}

/** The stage as one provider sees it. */
export function useStage(provider: AnyProvider) {
  const stage = useContext(StageContext);
  if (stage === undefined) throw new Error('This belongs into a StageContext.');
  const [actions, setActions] = useState<ImageUploadActions | null>(null);
  const { http, labels, layout, log, selected } = stage;
  const isSelected = selected === provider.name;

  return {
    ...stage,
    actions,
    isSelected,
    provider,
    /** Notes that a callback was called. */
    called(name: string, argument: object, { name: file }: Named) {
      log.called({ name, file, argument: JSON.stringify(argument, undefined, 1) });
    },
    /** Props for the provider's dropzone. */
    dropzone: {
      http,
      labels,
      layout,
      actionsRef: setActions,
      // A paste is for the tab that people see.
      noPaste: !isSelected,
      onError: ({ code, retryable }: UploadError, { name: file }: Named) =>
        log.called({ name: 'onError', file, argument: JSON.stringify({ code, retryable }) }),
      onFilesRejected: (items: readonly (Named & { errors: readonly UploadError[] })[]) => {
        for (const { errors, name: file } of items) {
          const codes = errors.map(({ code }) => ({ code }));
          log.called({ name: 'onFilesRejected', file, argument: JSON.stringify(codes) });
        }
      },
    },
  };
}

export type ProviderStage = ReturnType<typeof useStage>;
