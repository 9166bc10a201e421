import { complaintsAbout, type Books } from './books.js';

const before: Books = {
  ordersNotFinal: 0, ordersCompleted: 0, ordersOtherwise: 0, totalOfCompleted: 0, piecesOfCompleted: 0, piecesOnHand: 100,
  piecesReserved: 0, captures: 0, captured: 0, openHolds: 0, unpublished: 0, deadLetters: 0, anomalies: 0,
}; // prettier-ignore
const after: Books = {
  ...before,
  ordersCompleted: 3,
  totalOfCompleted: 5_000,
  piecesOfCompleted: 6,
  piecesOnHand: 94,
  captures: 3,
  captured: 5_000,
};

describe('the books', () => {
  it('agree when stock and money have followed the orders', () => {
    expect(complaintsAbout(after, before)).toEqual([]);
  });

  it.each([
    [{ ordersNotFinal: 1 }, '1 orders are not final'],
    [{ piecesOnHand: 93 }, '7 pieces left the shelves for 6 sold'],
    [{ captures: 4 }, '4 captures for 3 completed orders'],
    [{ captured: 4_999 }, '4999 captured for a total of 5000'],
    [{ unpublished: 2 }, '2 facts are unpublished'],
  ])('complain of %j', (difference, words) => {
    expect(complaintsAbout({ ...after, ...difference }, before)).toEqual([words]);
  });
});
