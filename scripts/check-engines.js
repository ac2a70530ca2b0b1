import { findFirefox, startFirefox } from './engines/marionette.js';
import { findWebKit, startWebKit } from './engines/webkit.js';
import { readEntries, serveStorybook } from './serve-storybook.js';

// Plays every story of the built Storybook in Firefox and WebKit, if they are installed.

const LIMIT_MS = 60_000;

/** Runs in a page: waits until its story has played, and returns what went wrong. */
const PLAY = `
  const [done] = arguments;
  const started = Date.now();
  const look = () => {
    const channel = window.__STORYBOOK_PREVIEW__ && window.__STORYBOOK_PREVIEW__.channel;
    const last = (name) => channel && channel.last(name) && [channel.last(name)[0]].flat()[0];
    const trouble = ['storyErrored', 'storyMissing', 'storyThrewException', 'playFunctionThrewException', 'unhandledErrorsWhilePlaying']
      .map(last)
      .find(Boolean);
    const finished = last('storyFinished');
    if (trouble) return done([String(trouble.message || trouble.description || trouble).split('\\n\\n')[0]]);
    if (finished) {
      const axe = finished.reporters.find(({ type }) => type === 'a11y');
      const found = (axe && axe.result && axe.result.violations) || [];
      return done([
        ...(finished.status === 'success' ? [] : ['the story ended in an error']),
        ...found.map(({ id }) => 'axe finds ' + id),
      ]);
    }
    if (Date.now() - started > ${LIMIT_MS - 5000}) return done(['the story hasn’t finished']);
    setTimeout(look, 50);
  };
  look();
`;

const ENGINES = [
  { name: 'Firefox', find: findFirefox, start: startFirefox },
  { name: 'WebKit', find: findWebKit, start: startWebKit },
];

const stories = readEntries().filter(({ type }) => type === 'story');
const { close, url } = await serveStorybook();
for (const { find, name, start } of ENGINES) {
  const binary = find();
  if (binary === undefined) {
    console.log(`${name} isn’t installed, so the stories were NOT played in it.`);
    continue;
  }
  const engine = await start(binary, LIMIT_MS);
  /** @type {string[]} */
  const faults = [];
  for (const { id } of stories) {
    try {
      await engine.navigate(`${url}iframe.html?id=${id}&viewMode=story`);
      const found = /** @type {string[]} */ (await engine.execute(PLAY));
      faults.push(...found.map((fault) => `${id}: ${fault}`));
    } catch (error) {
      faults.push(`${id}: ${String(error)}`);
    }
  }
  await engine.close();
  if (faults.length > 0) {
    console.error(`${name} fails to play some stories:\n${faults.join('\n')}`);
    process.exitCode = 1;
  } else {
    console.log(`${name} plays all ${stories.length} stories.`);
  }
}
close();
