import { randomUUID } from 'node:crypto';
import { newId } from '@app/kernel';

/** What an order's steps hand on to each other. */
export interface FloorOrder {
  readonly id: string;
  readonly paymentId: string;
  readonly authorizationId: string;
  readonly skus: readonly string[];
  status: string;
  orderFacts: number;
  timelineSeq: number;
}

export const newFloorOrder = (skus: readonly string[]): FloorOrder => ({
  id: newId(),
  paymentId: newId(),
  authorizationId: randomUUID(),
  skus: skus.toSorted(),
  status: 'pending',
  orderFacts: 1,
  timelineSeq: 0,
});
