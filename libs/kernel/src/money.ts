/** An amount in integer minor units (cents) of an ISO 4217 currency. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

export const times = (price: Money, quantity: number): Money => ({ amount: price.amount * quantity, currency: price.currency });

export const sameMoney = (left: Money, right: Money): boolean => left.amount === right.amount && left.currency === right.currency;

/** @throws TypeError when the currencies differ: a shop has one */
export function sum(amounts: readonly Money[], currency: string): Money {
  if (amounts.some((money) => money.currency !== currency)) throw new TypeError(`cannot add other currencies to ${currency}`);
  return { amount: amounts.reduce((total, money) => total + money.amount, 0), currency };
}
