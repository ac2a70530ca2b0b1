import { createRequire } from 'node:module';

// Outside a bundle an alias does not reach what react-dom asks for: it would get React 19.
const require = createRequire(import.meta.url);
const path = require.resolve('react-18');
require.cache[require.resolve('react')] = require(path) && require.cache[path];
