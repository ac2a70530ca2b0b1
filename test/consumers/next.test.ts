import { serveNextFolder } from '../runtimes/next-app.js';
import { describeLook } from './describe-look.js';
import { writeApp } from './write-app.js';

const LAYOUT = `
  export default function Layout({ children }) {
    return <html lang="en" suppressHydrationWarning><body>{children}</body></html>;
  }`;

describeLook('Next', async () => {
  const { directory } = await writeApp('next', (page) => ({
    [`app/${page}/page.js`]: `'use client'; export { default } from '../../views/${page}.js';`,
  }));
  const { close, origin } = await serveNextFolder(directory, {
    'app/layout.jsx': LAYOUT,
    // Otherwise, the project's own file would resolve the package's name to its source.
    'jsconfig.json': '{}',
  });
  return { urlOf: (page) => `${origin}/${page}`, close };
});
