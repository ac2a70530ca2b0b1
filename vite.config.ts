import { defineConfig } from 'vite';

const LANGUAGES = ['ar', 'de', 'en', 'es', 'fr', 'ja', 'pt-BR', 'zh-CN'];

// The library's own build. The demo and the stories have theirs beside them.
export default defineConfig({
  build: {
    target: 'es2022',
    minify: false,
    sourcemap: true,
    lib: {
      entry: {
        index: 'src/index.ts',
        'proxy/index': 'src/proxy/index.ts',
        'proxy/refuse-browser': 'src/proxy/refuse-browser.ts',
        'testing/index': 'src/testing/index.ts',
        'dev/vite': 'src/dev/vite.ts',
        'dev/cli': 'src/dev/cli.ts',
        ...Object.fromEntries(LANGUAGES.map((tag) => [`locales/${tag}`, `src/locales/${tag}.ts`])),
      },
      formats: ['es'],
    },
    rolldownOptions: {
      // The modules stay apart, so 'use client' stays on those that have it.
      onLog: (level, log, handle) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
      },
      // Whatever is not our own file stays an import.
      external: /^(?![./]|\0)(?!\/)/,
      output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
    },
  },
});
