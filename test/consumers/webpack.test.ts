import CssMinimizerPlugin from 'css-minimizer-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import { preview } from 'vite';
import webpack from 'webpack';
import { describeLook } from './describe-look.js';
import { documentOf, entryOf, writeApp, writeFiles } from './write-app.js';

describeLook('webpack', async () => {
  const { directory, pages } = await writeApp('webpack', (page) => ({
    [`${page}.entry.js`]: entryOf(page),
  }));
  const built = `${directory}/dist`;
  await run({
    mode: 'production',
    context: directory,
    entry: Object.fromEntries(pages.map((page) => [page, `./${page}.entry.js`])),
    output: { path: built },
    performance: false,
    // Otherwise, the package's name would resolve to its source.
    resolve: { tsconfig: false },
    module: { rules: [{ test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] }] },
    plugins: [new MiniCssExtractPlugin()],
    optimization: {
      // Scripts aren't tested here.
      minimizer: [new CssMinimizerPlugin()],
      splitChunks: {
        cacheGroups: {
          shared: { name: 'shared', type: /^javascript/, chunks: 'all', minChunks: 2 },
        },
      },
    },
  });
  for (const page of pages) {
    const head = `<link rel="stylesheet" href="/${page}.css"><script defer src="/shared.js"></script><script defer src="/${page}.js"></script>`;
    writeFiles(built, { [`${page}.html`]: documentOf(head) });
  }
  const server = await preview({
    root: directory,
    configFile: false,
    logLevel: 'error',
    preview: { port: 0, host: '127.0.0.1' },
  });
  return {
    urlOf: (page) => `${server.resolvedUrls!.local[0]}${page}.html`,
    close: () => server.close(),
  };
});

function run(configuration: webpack.Configuration): Promise<void> {
  return new Promise((resolve, reject) => {
    webpack(configuration, (error, stats) => {
      if (error) reject(error);
      else if (stats!.hasErrors()) reject(new Error(stats!.toString('errors-only')));
      else resolve();
    });
  });
}
