import { demand, type ContractTest } from './contract-test.js';

/** Tests of the profile itself. */
export const PROFILE_TESTS: readonly ContractTest[] = [
  {
    name: 'is what the page of its vendor says',
    hold: async ({ facts, provider }) => {
      const { maxBytes, repeat, types } = provider;
      const same = JSON.stringify([types, maxBytes, repeat]);
      demand(same === JSON.stringify([facts.types, facts.maxBytes, facts.repeat]), `it is ${same}`);
    },
  },
  {
    name: 'is frozen, and its name fits a path',
    hold: async ({ provider }) => {
      demand(Object.isFrozen(provider) && Object.isFrozen(provider.types), 'it can be changed');
      demand(/^[a-z]+(?:-[a-z]+)*$/.test(provider.name), `${provider.name} is not kebab-case`);
    },
  },
];
