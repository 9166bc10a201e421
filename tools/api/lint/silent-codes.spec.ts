import { silentCodes } from './silent-codes.js';

const reasons = { 'bad-request': 'it is none' };

describe('codes that the shop says', () => {
  it('are documented, or there is a reason', () => {
    expect(silentCodes(['not-found', 'bad-request'], new Set(['not-found']), reasons)).toEqual([]);
  });

  it('are a fault where no operation documents them', () => {
    expect(silentCodes(['not-found', 'bad-request'], new Set(), reasons)).toEqual([
      expect.stringContaining('not-found: the code can say it'),
    ]);
  });

  it.each([
    ['is documented', ['bad-request'], new Set(['bad-request'])],
    ['nobody says', [], new Set<string>()],
  ])('need no reason for one that %s', (_, said, documented) => {
    expect(silentCodes(said, documented, reasons)).toEqual([expect.stringContaining('bad-request: needs no reason')]);
  });
});
