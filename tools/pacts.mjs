import { continueWith, prepare } from './bootstrap.mjs';

prepare();
process.env.WRITE_PACTS = 'true';
continueWith('tools/test/run.js', ['int', 'test/needs.int-spec']);
