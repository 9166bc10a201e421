import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/bench/main.js', process.argv.slice(2));
