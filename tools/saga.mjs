import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/saga/main.js', process.argv.slice(2));
