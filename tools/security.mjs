import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/security/main.js', process.argv.slice(2));
