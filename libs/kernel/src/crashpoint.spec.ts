import { crashpointFrom } from './crashpoint.js';

describe('a crash point', () => {
  const armed = (CRASHPOINT: string, NODE_ENV = 'test') => {
    const lastWords: string[] = [];
    return { lastWords, strike: crashpointFrom({ CRASHPOINT, NODE_ENV }, (words) => lastWords.push(words)) };
  };

  it('does nothing unless the variable is set', () => {
    const lastWords: string[] = [];
    crashpointFrom({}, (words) => lastWords.push(words))('lane.before-tx');
    expect(lastWords).toEqual([]);
  });

  it('kills the process when it is passed for the nth time, and at no other point', () => {
    const { strike, lastWords } = armed('lane.before-tx:2');
    strike('lane.before-tx');
    strike('lane.after-inbox');
    expect(lastWords).toEqual([]);
    strike('lane.before-tx', [{ key: 'order-1' }, { key: null }], ({ key }) => key);
    expect(lastWords.map((words) => JSON.parse(words))).toEqual([
      { level: 'fatal', event: 'killed at a crash point', crashpoint: 'lane.before-tx:2', inHand: ['order-1', null] },
    ]);
  });

  it.each(['lane', 'lane.before-tx', 'lane.before-tx:0', 'lane.before-tx:x', 'lane.before-tx:1:2', 'lane.before-tx:1 ', ':1'])(
    'is not %j: the start fails and the names are told',
    (value) => expect(() => armed(value)).toThrow(/^CRASHPOINT: expected name:nth, .*migrate\.mid/),
  );

  it('is refused in production', () => {
    expect(() => armed('lane.before-tx:1', 'production')).toThrow('CRASHPOINT: production does not kill itself');
    expect(() => crashpointFrom({ NODE_ENV: 'production' })).not.toThrow();
  });
});
