import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { Component, meta } from 'contestant';

// The functions that the harness calls in every page, for any component.

const props = {
  endpoint: '/upload',
  concurrency: 6,
  auto: false,
  previews: true,
  maxSize: 300_000_000,
  onDone() {
    window.counts.doneAt ??= performance.now();
  },
};

function listed(count) {
  return meta.listed ? meta.listed(count) : document.querySelectorAll(meta.row).length >= count;
}

function previewed(count) {
  if (meta.previewed) return meta.previewed(count);
  const pictures = [...document.querySelectorAll(meta.preview)];
  return pictures.filter(isDrawn).length >= count;
}

function isDrawn(element) {
  return !(element instanceof HTMLImageElement) || (element.complete && element.naturalWidth > 0);
}

/** Resolves with the time of the first frame after which the condition holds and has been painted. */
function frameWhen(holds, limitMs) {
  const begun = performance.now();
  return new Promise((resolve) => {
    const look = () => {
      if (holds()) {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => resolve(performance.now()));
        port1.start();
        port2.postMessage(0);
      } else if (performance.now() - begun > limitMs) resolve(undefined);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

const mounted = [];

function mountOne() {
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  const begun = performance.now();
  flushSync(() => root.render(createElement(Component, props)));
  mounted.push({ host, root });
  return performance.now() - begun;
}

function unmountAll() {
  for (const { host, root } of mounted.splice(0)) {
    flushSync(() => root.unmount());
    host.remove();
  }
}

window.bench = {
  chooser: meta.chooser,
  target: meta.target,
  hasPreviews: meta.preview !== undefined || meta.previewed !== undefined,
  mount(changes) {
    createRoot(document.getElementById('root')).render(
      createElement(Component, { ...props, ...changes }),
    );
  },
  whenListed: (count, limitMs) => frameWhen(() => listed(count), limitMs),
  whenPreviewed: (count, limitMs) => frameWhen(() => previewed(count), limitMs),
  whenDone: (limitMs) => frameWhen(() => window.counts.doneAt !== undefined, limitMs),
  mountTimes: (count) => Array.from({ length: count }, mountOne),
  unmountAll,
  async cycle(count) {
    for (let turn = 0; turn < count; turn += 1) {
      mountOne();
      if (turn % 20 === 0) await new Promise((resolve) => requestAnimationFrame(resolve));
      unmountAll();
    }
  },
};
