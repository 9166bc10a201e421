import { summaryOf } from './traced.js';

describe('the name of a statement', () => {
  it.each([
    ['COMMIT', 'COMMIT'],
    ['SELECT id, status FROM orders WHERE id = ANY($1) ORDER BY id FOR UPDATE', 'SELECT orders'],
    ['\n  INSERT INTO order_lines (a) SELECT a FROM unnest($1::int[])', 'INSERT order_lines'],
    ['UPDATE bank_commands SET status = $1', 'UPDATE bank_commands'],
    ['WITH due AS (SELECT id FROM bank_commands) UPDATE bank_commands SET a = 1', 'SELECT bank_commands'],
    ['VALUES (1)', 'statement'],
  ])('of %j is %j: nothing that anybody entered', (sql, name) => expect(summaryOf(sql)).toBe(name));
});
