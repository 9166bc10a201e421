import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/keys/main.js', process.argv.slice(2));
