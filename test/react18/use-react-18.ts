import { createRequire } from 'node:module';

// Without a bundle, an alias doesn't apply to react-dom's own imports: it would get React 19.
const require = createRequire(import.meta.url);
const path = require.resolve('react-18');
require.cache[require.resolve('react')] = require(path) && require.cache[path];
