import { useState } from 'react';
import { aiHomeDesign, apimart, autoenhance, imagePipeline, stablecog } from '../src/index.js';
import { AiHomeDesignDemo } from './ai-homedesign-demo.js';
import { ApimartDemo } from './apimart-demo.js';
import { AutoenhanceDemo } from './autoenhance-demo.js';
import { Choice } from './controls/choice.js';
import { Tabs } from './controls/tabs.js';
import { ImagePipelineDemo } from './imagepipeline-demo.js';
import { PACKS, type Language } from './languages.js';
import { network } from './network.js';
import { PageHeader } from './page-header.js';
import { StablecogDemo } from './stablecog-demo.js';
import { StageContext, type Layout } from './stage/stage.js';
import { TROUBLES, type Trouble } from './wire/troubled-network.js';

const PROVIDERS = [autoenhance, aiHomeDesign, apimart, stablecog, imagePipeline];
const TABS = PROVIDERS.map(({ label, name }) => ({ id: name, label }));

const { http, log, setTrouble: troubleNetwork } = network;

/** One dropzone for each provider, what can go wrong, and what happens on the wire. */
export function DemoPage() {
  const [selected, setSelected] = useState<string>(autoenhance.name);
  const [language, setLanguage] = useState<Language>('en');
  const [layout, setLayout] = useState<Layout>('list');
  const [trouble, setTrouble] = useState<Trouble>('none');

  return (
    <StageContext value={{ http, log, labels: PACKS[language], language, layout, selected }}>
      <PageHeader
        language={language}
        onLanguage={setLanguage}
        layout={layout}
        onLayout={setLayout}
      />
      <main>
        <Tabs label="Provider" tabs={TABS} selected={selected} onSelect={setSelected} />
        <Choice
          legend="What goes wrong"
          options={TROUBLES}
          value={trouble}
          onChange={(next) => {
            troubleNetwork(next);
            setTrouble(next);
          }}
        />
        <AutoenhanceDemo />
        <AiHomeDesignDemo />
        <ApimartDemo />
        <StablecogDemo />
        <ImagePipelineDemo />
      </main>
    </StageContext>
  );
}
