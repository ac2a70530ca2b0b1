import type { Reporter } from 'vitest/node';

/** Lists the tests that passed only after a retry. */
export const reportRetries: Reporter = {
  onTestRunEnd(modules) {
    const names = modules.flatMap(({ children, moduleId, project }) =>
      [...children.allTests('passed')]
        .filter((test) => (test.diagnostic()?.retryCount ?? 0) > 0)
        .map((test) => `${project.name} ${moduleId} > ${test.fullName}`),
    );
    for (const name of names) console.log(`PASSED THE SECOND TIME: ${name}`);
  },
};
