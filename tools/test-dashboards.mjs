import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/observe/test-dashboards.js', process.argv.slice(2));
