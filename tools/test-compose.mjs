import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/test-compose/main.js', process.argv.slice(2));
