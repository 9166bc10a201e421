import { neverGranted } from './never-granted.js';

const answers = { sent: 9, granted: 0, refused: 9, askedAgain: 0 };
const operations = new Map([
  ['GET /open', { ...answers, granted: 1 }],
  ['GET /shut', answers],
  ['GET /rare', answers],
]);

describe('a run', () => {
  it('names the operations that never succeeded', () => expect(neverGranted({ operations }, {})).toEqual(['GET /shut', 'GET /rare']));
  it('but for those that are excused', () =>
    expect(neverGranted({ operations }, { 'GET /rare': 'a state of a moment' })).toEqual(['GET /shut']));
});
