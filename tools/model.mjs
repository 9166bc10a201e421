import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/model/main.js', process.argv.slice(2));
