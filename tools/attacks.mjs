import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/attacks/main.js', process.argv.slice(2));
