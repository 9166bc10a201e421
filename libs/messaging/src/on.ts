import { EventPattern } from '@nestjs/microservices';
import type { EventDefinition, EventOf } from '@app/contracts';

/** Marks handlers that belong to the spine, in an application that may have other transports. */
export const SPINE = Symbol('spine');

/**
 * Declares what a service does when it hears a fact: `@On(StockReserved) doXWhenStockReserved(event)`. The method runs inside
 * the transaction that also holds the inbox row; what it throws rolls both back, and the message is tried again.
 */
export const On =
  <D extends EventDefinition>(definition: D) =>
  <Handler extends (event: EventOf<D>) => unknown>(target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<Handler>) => {
    const declare = EventPattern({ topic: definition.topic, type: definition.type }, SPINE, { definition });
    declare(target, key, descriptor as PropertyDescriptor);
  };
