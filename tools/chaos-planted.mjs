import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/chaos/planted/main.js', process.argv.slice(2));
