import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/demo/main.js', process.argv.slice(2));
