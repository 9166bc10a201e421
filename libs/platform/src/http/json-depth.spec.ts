import { isDeeperThan } from './json-depth.js';

const bytes = (text: string) => Buffer.from(text);

describe('the depth of a JSON text', () => {
  it.each([
    ['3', false],
    ['[[]]', false],
    ['[[[]]]', true],
    ['[[{"a":1}]]', true],
    ['[[],[],[[]]]', true],
    ['[[],[],[],[]]', false],
    ['["[[[[", "\\"[[[["]', false],
    ['["\\\\", [[]]]', true],
    ['[[[', true],
  ])('%s is more than two: %s', (text, expected) => {
    expect(isDeeperThan(2, bytes(text))).toBe(expected);
  });
});
