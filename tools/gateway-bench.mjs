import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/gateway-bench/main.js', process.argv.slice(2));
