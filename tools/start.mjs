import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/stack/main.js', process.argv.slice(2));
