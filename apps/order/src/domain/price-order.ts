import { sameMoney, sum, times, type Money } from '@app/kernel';
import { TotalChanged, UnknownProduct } from './order.errors.js';

export interface OrderedLine {
  readonly sku: string;
  readonly quantity: number;
}

export interface PricedLine extends OrderedLine {
  readonly name: string;
  readonly unitPrice: Money;
}

export interface KnownProduct {
  readonly name: string;
  readonly price: Money;
  readonly listed: boolean;
}

/**
 * Prices come from what the shop knows, never from the client.
 * @throws UnknownProduct naming each line that cannot be bought, TotalChanged when the client saw another total
 */
export function priceOrder(
  lines: readonly OrderedLine[],
  products: ReadonlyMap<string, KnownProduct>,
  currency: string,
  expectedTotal?: Money,
): { lines: PricedLine[]; total: Money } {
  const unknown = lines.flatMap(({ sku }, index) =>
    products.get(sku)?.listed ? [] : [{ pointer: `#/lines/${index}/sku`, code: 'unknown-product', detail: `${sku} is not sold here` }],
  );
  if (unknown.length > 0) throw new UnknownProduct(unknown);
  const priced = lines.map(({ sku, quantity }) => {
    const { name, price } = products.get(sku) as KnownProduct;
    return { sku, quantity, name, unitPrice: price };
  });
  const total = sum(priced.map((line) => times(line.unitPrice, line.quantity)), currency); // prettier-ignore
  if (expectedTotal && !sameMoney(expectedTotal, total)) throw new TotalChanged(total);
  return { lines: priced, total };
}
