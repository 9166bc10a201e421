import { etagOf } from './etag.js';
import { Precondition } from './precondition.js';

describe('If-Match', () => {
  it.each<[string, number, boolean]>([
    ['"7"', 7, true],
    ['"7-42"', 7, true],
    ['"6", "7"', 7, true],
    ['*', 7, true],
    ['"7"', 8, false],
    ['"77"', 7, false],
    ['W/"7"', 7, false],
    ['7', 7, false],
    ['"seven"', 7, false],
  ])('%s on version %i holds: %s', (field, version, holds) => {
    expect(Precondition.parse(field).holdsFor(version)).toBe(holds);
  });

  it('matches the tags that answers carry', () => {
    expect(Precondition.parse(etagOf(7, 42)).holdsFor(7)).toBe(true);
  });
});
