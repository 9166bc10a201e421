import type { StockLine } from '@app/contracts';

/** What there is of a product, in pieces. What is reserved is still on hand. */
export interface Stock {
  readonly onHand: number;
  readonly reserved: number;
  readonly listed: boolean;
}

export type MovementReason = 'reserved' | 'committed' | 'released' | 'restocked' | 'adjusted';

/** By how much a product's stock changes, and why. The sum of all movements of a product is its stock. */
export interface StockMovement {
  readonly sku: string;
  readonly onHand: number;
  readonly reserved: number;
  readonly reason: MovementReason;
}

export const available = ({ onHand, reserved }: Pick<Stock, 'onHand' | 'reserved'>): number => onHand - reserved;

export const reserve = ({ sku, quantity }: StockLine): StockMovement => ({ sku, onHand: 0, reserved: quantity, reason: 'reserved' });
export const commit = ({ sku, quantity }: StockLine): StockMovement => ({
  sku,
  onHand: -quantity,
  reserved: -quantity,
  reason: 'committed',
});
export const release = ({ sku, quantity }: StockLine): StockMovement => ({ sku, onHand: 0, reserved: -quantity, reason: 'released' });
export const restock = ({ sku, quantity }: StockLine): StockMovement => ({ sku, onHand: quantity, reserved: 0, reason: 'restocked' });
export const adjust = (sku: string, delta: number): StockMovement => ({ sku, onHand: delta, reserved: 0, reason: 'adjusted' });

export const moved = (stock: Stock, { onHand, reserved }: StockMovement): Stock => ({
  ...stock,
  onHand: stock.onHand + onHand,
  reserved: stock.reserved + reserved,
});

/** Nobody can take what is not there, or what is held for somebody. */
export const isPossible = ({ onHand, reserved }: Stock): boolean => reserved >= 0 && onHand >= reserved;
