import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/docs/main.js', process.argv.slice(2));
