import { canRun, continueWith, prepare } from './bootstrap.mjs';

const program = 'tools/stack/control/main.js';
const [verb, ...rest] = process.argv.slice(2);

// A restart takes what has changed since; everything else, a stop above all, must work in the middle of an edit too.
if (verb === 'restart' || !canRun(program)) prepare();
continueWith(program, verb === undefined ? [] : [verb, ...rest]);
