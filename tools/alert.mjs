import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/observe/cause-alert.js', process.argv.slice(2));
