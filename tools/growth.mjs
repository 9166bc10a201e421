import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/growth/main.js', process.argv.slice(2));
