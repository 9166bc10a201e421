import { sizesOf, tooLarge } from './sizes.js';

const million = 1_000_000;
const base = { createdBy: 'node', size: 274 * million };
const shared = { createdBy: 'COPY every-image', size: 14 * million };

describe('the sizes of images', () => {
  const sizes = sizesOf({
    order: [base, shared, { createdBy: 'COPY order', size: 1_300_000 }],
    bank: [base, shared, { createdBy: 'COPY bank', size: 2_400_000 }],
  });

  it('are the sums of their layers, and together each layer counts once', () => {
    expect(sizes).toEqual({ each: { order: 289.3, bank: 290.4 }, together: 291.7 });
  });

  it('count the same step twice when something else lies below', () => {
    expect(sizesOf({ order: [base, shared], bank: [shared] }).together).toBe(302);
  });

  it('have limits', () => {
    expect(tooLarge(sizes)).toEqual([]);
    expect(tooLarge({ each: { order: 321 }, together: 601 })).toEqual([
      'order takes 321 MB, more than 320',
      'all together take 601 MB, more than 600',
    ]);
  });
});
