import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/images/tell-sizes.js', process.argv.slice(2));
