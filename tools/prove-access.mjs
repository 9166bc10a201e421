import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/access-matrix/main.js', process.argv.slice(2));
