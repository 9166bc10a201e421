import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/chaos/main.js', process.argv.slice(2));
