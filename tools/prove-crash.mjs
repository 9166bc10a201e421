import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/prove-crash/main.js', process.argv.slice(2));
