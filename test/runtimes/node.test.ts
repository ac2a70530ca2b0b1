import { toNodeListener } from '../../src/proxy/index.js';
import { describeRuntime } from './describe-runtime.js';
import { inProcess } from './in-process.js';

describeRuntime(inProcess('node:http', toNodeListener));
