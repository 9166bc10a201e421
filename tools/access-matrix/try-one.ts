import { isDeepStrictEqual } from 'node:util';
import type { Caller } from './callers.js';
import type { Door } from '../doors/parts.js';
import { expectationOf, fits, type Expectation } from './expectation.js';
import type { AccessProof } from './prove-access.js';
import type { Recipe, Surroundings } from './recipe.js';
import { recipes } from './recipes.js';
import { send, type Answer } from './send.js';

export interface Cell {
  readonly operation: string;
  readonly caller: string;
  readonly expected: Expectation;
  readonly status: number;
  /** Why it is wrong; undefined where it is as it must be. */
  readonly fault?: string;
}

interface Try {
  readonly caller: Caller;
  readonly expected: Expectation;
}

/**
 * Calls one operation as everybody. Those who must be refused come first, all with one and the same thing of the owner's, and none of
 * them may have changed anything; then the owner does to that very thing what is the owner's right.
 * @throws when too little is known of the operation to try it
 */
export async function tryOne({ callers, surroundings: shop }: AccessProof, door: Door): Promise<Cell[]> {
  const { name, policy, method } = door;
  const recipe = recipes[name];
  if (!recipe) throw new Error(`${name} has no recipe in tools/access-matrix`);
  if (!policy) throw new Error(`${name} declares no policy`);
  const tries = callers.map((caller): Try => ({ caller, expected: expectationOf(policy, recipe.ownership, caller) }));
  const refused = tries.filter(({ expected }) => expected !== 'allowed');
  if (refused.length > 0 && method !== 'GET' && !recipe.trace)
    throw new Error(`${name} has no trace in tools/access-matrix: a refusal that takes effect would not be seen`);
  const cellOf = ({ caller, expected }: Try, answer: Answer, effect?: string): Cell => {
    const wrong = fits(expected, answer.status) ? effect : `must be ${expected}, is ${answer.status}`;
    const fault = wrong ?? leak(recipe, caller, expected, answer.text, shop);
    return { operation: name, caller: caller.name, expected, status: answer.status, ...(fault && { fault }) };
  };

  const cells: Cell[] = [];
  const ofOwner = await recipe.make(shop, { name: 'owner', account: shop.people.accounts.owner });
  const { token: _, ...sameThing } = ofOwner;
  let before = await recipe.trace?.(shop.databases);
  for (const one of refused) {
    const answer = await send(door, one.caller, sameThing);
    const after = await recipe.trace?.(shop.databases);
    cells.push(cellOf(one, answer, isDeepStrictEqual(after, before) ? undefined : `is refused with ${answer.status} and takes effect`));
    before = after;
  }
  for (const one of tries.filter(({ expected }) => expected === 'allowed')) {
    const attempt = one.caller.name === 'owner' ? ofOwner : await recipe.make(shop, one.caller);
    cells.push(cellOf(one, await send(door, one.caller, attempt)));
  }
  return cells;
}

/** Whether somebody reads what only the owner may read. */
function leak(
  { listsFor }: Recipe,
  { name, account }: Caller,
  expected: Expectation,
  text: string,
  shop: Surroundings,
): string | undefined {
  const mayRead = name === 'owner' || (expected === 'allowed' && (!listsFor || listsFor.some((role) => account?.roles.includes(role))));
  if (mayRead) return undefined;
  const { orderId, paymentId } = shop.belongings;
  const found = [orderId, paymentId, shop.people.accounts.owner.id].find((id) => text.includes(id));
  return found && `shows ${found}, which is the owner's`;
}
