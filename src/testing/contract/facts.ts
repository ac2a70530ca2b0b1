import { demand, type ContractTest } from './contract-test.js';

/** Tests of the profile itself. */
export const PROFILE_TESTS: readonly ContractTest[] = [
  {
    name: 'has the types, size limit and repeat policy that its vendor documents',
    hold: async ({ facts, provider }) => {
      const { maxBytes, repeat, types } = provider;
      const same = JSON.stringify([types, maxBytes, repeat]);
      demand(
        same === JSON.stringify([facts.types, facts.maxBytes, facts.repeat]),
        `the profile has ${same}`,
      );
    },
  },
  {
    name: 'is frozen and has a name that is valid in a path',
    hold: async ({ provider }) => {
      demand(
        Object.isFrozen(provider) && Object.isFrozen(provider.types),
        'the profile is not frozen',
      );
      demand(/^[a-z]+(?:-[a-z]+)*$/.test(provider.name), `${provider.name} is not kebab-case`);
    },
  },
];
