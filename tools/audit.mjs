import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/audit/main.js', process.argv.slice(2));
