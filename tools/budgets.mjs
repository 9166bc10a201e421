import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/check/budgets/main.js', process.argv.slice(2));
