import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/test/run.js', process.argv.slice(2));
