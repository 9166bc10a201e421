import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/fuzz/main.js', process.argv.slice(2));
