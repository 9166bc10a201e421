import { randomUUID } from 'node:crypto';
import type { Databases } from '../audit/open-databases.js';
import type { OwnIssuer } from '../doors/own-issuer.js';
import type { BankCounter } from './bank-counter.js';
import type { Caller } from './callers.js';
import type { Ownership } from './expectation.js';
import type { People } from './people.js';
import type { Trace } from './traces.js';

/** A request that would succeed if its caller may send it. */
export interface Attempt {
  readonly ids?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of the caller's own token, where using it would use it up; with the same roles. */
  readonly token?: string;
}

/** What the owner has: ids that nobody else may read. */
export interface Belongings {
  readonly orderId: string;
  readonly paymentId: string;
  /** An order that can still be cancelled. */
  pendingOrder(): Promise<string>;
}

export interface Surroundings {
  readonly databases: Databases;
  readonly people: People;
  readonly issuer: OwnIssuer;
  readonly belongings: Belongings;
  readonly bank: BankCounter;
  /** A SKU that can be changed and delisted. */
  newProduct(): Promise<string>;
  readonly sku: string;
}

export interface Recipe {
  /** Where the id names something that has an owner; `nobody` where the policy alone says who may name it. */
  readonly ownership?: Ownership | 'nobody';
  /** The answer lists things of its caller's: nobody but the owner and these roles may find the owner's there. */
  readonly listsFor?: readonly string[];
  make(shop: Surroundings, caller: Pick<Caller, 'name' | 'account'>): Attempt | Promise<Attempt>;
  /** What a call would leave behind; whoever is refused must leave it as it was. */
  readonly trace?: Trace;
}

/** Whoever names a thing must say whose it is. */
export type RecipeOfAThing = Recipe & Required<Pick<Recipe, 'ownership'>>;

export interface Recipes {
  readonly [operation: string]: Recipe;
  readonly [ofAThing: `${string}{${string}`]: RecipeOfAThing;
}

export const newKey = () => ({ 'idempotency-key': randomUUID() });
export const plain: Recipe = { make: () => ({}) };
