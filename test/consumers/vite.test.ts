import { buildWithVite, FEW } from './build-with-vite.js';
import { describeLook } from './describe-look.js';

describeLook('Vite', buildWithVite, (name) => FEW.includes(name));
