import { judgeRefresh, type Shown } from './judge-refresh.js';

const shown = (more: Partial<Shown> = {}): Shown => ({ generation: 3, newest: 3, isFresh: false, isOver: false, ...more });

describe('a refresh token', () => {
  it.each([
    ['the newest is exchanged', shown(), 'rotate'],
    ['the newest is exchanged, however soon', shown({ isFresh: true }), 'rotate'],
    ['the one before gets the same answer again, for a moment', shown({ newest: 4, isFresh: true }), 'repeat'],
    ['the one before ends the session when the moment is over', shown({ newest: 4 }), 'reused'],
    ['the one before that ends it even within the moment: its successor was used, so no answer was lost', shown({ newest: 5, isFresh: true }), 'reused'],
    ['none is good once the session is over', shown({ isOver: true }), 'refused'],
    ['a used one of a session that is over ends nothing', shown({ newest: 5, isOver: true }), 'refused'],
  ])('%s', (_, token, verdict) => expect(judgeRefresh(token)).toBe(verdict)); // prettier-ignore
});
