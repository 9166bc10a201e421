import { ProductChanged, ProductDelisted, ProductListed } from './catalog/product-facts.js';
import type { EventDefinition } from './event.js';
import { placeOrderStory } from './place-order/story.js';
import { UserClosed, UserRegistered, UserUpdated } from './user/user-facts.js';

/** Every fact of the shop. */
export const allEvents: readonly EventDefinition[] = [
  ...new Set(placeOrderStory.flatMap((step) => step.tells)),
  ProductListed,
  ProductChanged,
  ProductDelisted,
  UserRegistered,
  UserUpdated,
  UserClosed,
];
