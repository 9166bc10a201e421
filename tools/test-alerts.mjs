import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/observe/test-alerts.js', process.argv.slice(2));
