import { continueWith, prepare } from './bootstrap.mjs';

prepare();
continueWith('tools/backup/main.js', process.argv.slice(2));
