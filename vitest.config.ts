import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type Plugin, type TestProjectInlineConfiguration } from 'vitest/config';
import type { BrowserConfigOptions } from 'vitest/node';
import { findChromium } from './test/support/find-chromium.js';
import { reportRetries } from './test/support/report-retries.js';

const JSDOM = 'test/**/*.jsdom.test.{ts,tsx}';
const CHROMIUM = 'test/**/*.browser.test.tsx';
const DEMO = 'test/demo/**/*.test.ts';
// They are built from the packed package, which npm run test:consumers packs first.
const CONSUMERS = 'test/{consumers,stacks}/**';
// Each builds an app, which takes as long as a dozen other files: npm run test:next.
const NEXT = ['test/runtimes/next.test.ts', 'test/demo/next-page.test.ts'];
// What an app's page, its policy and its developer's console get to see. Each opens a dozen pages, which
// takes a quarter of a second each before any test begins: npm run test:pages.
const PAGES =
  'test/demo/{demo-page,developer-console,foreign-page,form-post,strict-policy}.test.ts';
const LONG_TIMEOUTS = 'test/support/long-timeouts.ts';
const EXAMPLES = 'examples/**/*.test.tsx';

// Files that share a process share its modules, timers and heap. One that replaces modules would find
// them imported, one that counts timers would count those that sockets of another file have left, and
// one that collects garbage all the time would collect everybody's.
const OWN_PROCESS = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?<!jsdom|browser)\.test\.ts$/.test(file))
  .map((file) => `test/${file.replaceAll('\\', '/')}`)
  .filter((file) =>
    /vi\.(?:doMock|mock|resetModules)\(|getTimerCount\(|expose-gc/.test(readFileSync(file, 'utf8')),
  );

// A machine that does other things as well may be too slow once for what waits for real sockets and
// for a real browser. A fault is there twice, and reportRetries names the tests that needed it.
const retry = process.env['CI'] ? 1 : 0;
// As long as the Testing Library waits, see long-timeouts.ts.
const expect = { poll: { timeout: 10_000 } };

// Only the config of a project that runs is resolved, so the node tests never wait for a browser.
const launchOptions: { executablePath?: string; args?: string[] } = {};
const findsChromium: Plugin = {
  name: 'finds-chromium',
  async configResolved() {
    const { executablePath, arguments: args } = await findChromium();
    Object.assign(launchOptions, { executablePath, args });
  },
};

const PAGES_AT_ONCE = Math.max(2, availableParallelism() - 1);

/** A fresh one for each project: Vitest writes the project's name into it. */
function inChromium(): BrowserConfigOptions {
  return {
    enabled: true,
    headless: true,
    provider: playwright({ launchOptions }),
    instances: [{ browser: 'chromium' }],
    screenshotFailures: false,
  };
}

// A dependency that Vite finds only while the tests run makes it reload the page.
const DEPENDENCIES = [
  '@dnd-kit/dom',
  '@tanstack/react-query',
  '@tanstack/react-virtual',
  '@testing-library/react',
  '@testing-library/user-event',
  'axios',
  'react-dom/client',
  'react-dom/server',
  'react-dropzone',
  'react-hook-form',
  'utif2',
];

/** The other majors that the package allows. Dependencies get them too, so a page has one React. */
const OTHER_MAJORS = {
  'file-selector': 'file-selector-5',
  react: 'react-18',
  'react-dom': 'react-dom-18',
  'react-dropzone': 'react-dropzone-20',
};

/**
 * Where React 18 differs by itself: refs, effects, hydration, batching, and what react-dropzone 20 hands
 * over.
 */
const WHERE_REACT_DIFFERS = [
  'attributes-and-refs',
  'drop',
  'form-reset',
  'hydration',
  'lifecycle',
  'renders',
  'strict',
];

/** What depends on that. It takes as long again: npm run test:react-18. */
const WHAT_DEPENDS_ON_IT = [
  'drag-and-dialog',
  'file-dialog',
  'keyboard',
  'larger-view',
  'parts',
  'shadow-root',
  'sortable.keyboard',
  'sortable.pointer',
];

const ofDropzone = (names: readonly string[]) => `test/dropzone/{${names.join()}}.browser.test.tsx`;

function inReact18(name: string, include: string[]): TestProjectInlineConfiguration {
  return {
    plugins: [react(), findsChromium],
    resolve: { alias: OTHER_MAJORS },
    optimizeDeps: { include: DEPENDENCIES },
    test: {
      name,
      retry,
      expect,
      isolate: false,
      setupFiles: [LONG_TIMEOUTS],
      testTimeout: 30_000,
      include,
      // React 18 has no <Activity>.
      exclude: ['test/strict/activity.browser.test.tsx'],
      env: { REACT_MAJOR: '18' },
      browser: inChromium(),
      maxWorkers: 1,
      sequence: { groupOrder: 2 },
    },
  };
}

/** Tests that start a server and drive a whole browser. */
function inBrowsers(
  name: string,
  include: string[],
  exclude: string[] = [],
): TestProjectInlineConfiguration {
  return {
    test: {
      name,
      retry,
      expect,
      environment: 'node',
      // A page that several files serve is bundled once.
      isolate: false,
      globalSetup: ['test/demo/one-chromium.ts', 'test/demo/one-bundler.ts'],
      include,
      exclude,
      testTimeout: 120_000,
      hookTimeout: 120_000,
    },
  };
}

export default defineConfig({
  test: {
    reporters: ['default', reportRetries],
    // Much of the time goes by in waiting for sockets.
    maxWorkers: availableParallelism() + 1,
    // Only two pages of tests are open at once (groupOrder), since more take each other's time away. The
    // stories and React 18 have one each: a second page would load as many modules again.
    projects: [
      {
        test: {
          name: 'node',
          // Here and below, each file would import the sources once more, which takes longer than its
          // tests.
          isolate: false,
          retry,
          expect,
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [JSDOM, CHROMIUM, DEMO, CONSUMERS, ...NEXT, ...OWN_PROCESS],
          env: { REACT_MAJOR: '19' },
          // A busy machine takes its time for files of 50 MB and for raw sockets.
          testTimeout: 30_000,
          // And for bundling what a process of its own runs.
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'node-isolated',
          retry,
          expect,
          environment: 'node',
          include: OWN_PROCESS,
          testTimeout: 30_000,
        },
      },
      {
        plugins: [react()],
        // The examples import the package by its name, like an app.
        resolve: { tsconfigPaths: true },
        test: {
          name: 'jsdom',
          expect,
          environment: 'jsdom',
          include: [JSDOM, EXAMPLES],
          setupFiles: [LONG_TIMEOUTS],
          testTimeout: 30_000,
        },
      },
      {
        plugins: [react(), findsChromium],
        optimizeDeps: { include: DEPENDENCIES },
        test: {
          name: 'chromium',
          retry,
          expect,
          isolate: false,
          setupFiles: [LONG_TIMEOUTS],
          testTimeout: 30_000,
          include: [CHROMIUM],
          env: { REACT_MAJOR: '19' },
          browser: inChromium(),
          maxWorkers: PAGES_AT_ONCE,
          sequence: { groupOrder: 1 },
        },
      },
      inReact18('react-18', [
        'test/react-version.browser.test.tsx',
        'test/{react,uploader}/*.browser.test.tsx',
        'test/strict/*.browser.test.tsx',
        ofDropzone(WHERE_REACT_DIFFERS),
      ]),
      inReact18('react-18-more', [ofDropzone(WHAT_DEPENDS_ON_IT)]),
      {
        resolve: { alias: OTHER_MAJORS },
        test: {
          name: 'react-18-server',
          expect,
          environment: 'node',
          include: ['test/react18/*.test.ts', 'test/dropzone/server.test.ts'],
          env: { REACT_MAJOR: '18' },
          setupFiles: ['test/react18/use-react-18.ts'],
          server: { deps: { inline: ['@tanstack/react-query', 'react-dropzone-20'] } },
        },
      },
      {
        plugins: [storybookTest({ configDir: '.storybook' }), tailwindcss(), findsChromium],
        resolve: { tsconfigPaths: true },
        optimizeDeps: {
          include: ['@dnd-kit/dom', 'react-hook-form', '@tanstack/react-virtual', 'utif2'],
        },
        test: {
          name: 'stories',
          retry,
          expect,
          isolate: false,
          testTimeout: 30_000,
          browser: inChromium(),
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
      inBrowsers('demo', [DEMO], [PAGES, ...NEXT]),
      inBrowsers('pages', [PAGES]),
      {
        test: {
          name: 'next',
          retry,
          expect,
          environment: 'node',
          globalSetup: 'test/demo/one-chromium.ts',
          include: NEXT,
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
