import type { Reporter } from 'vitest/node';

/** Names the tests that passed only when they were run again. */
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
