import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/rolling/main.js', process.argv.slice(2));
