import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/check/main.js', process.argv.slice(2));
