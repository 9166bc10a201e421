import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/api/main.js', process.argv.slice(2));
