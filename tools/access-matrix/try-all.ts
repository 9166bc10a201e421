import type { DocumentedOperation } from '../doors/documented.js';
import type { Caller } from './callers.js';
import { expectationOf, fits, type Expectation } from './expectation.js';
import type { AccessProof } from './prove-access.js';
import { recipes, type Attempt, type Recipe, type Surroundings } from './recipes.js';

export interface Cell {
  readonly operation: string;
  readonly caller: string;
  readonly expected: Expectation;
  readonly status: number;
  /** Why it is wrong; undefined where it is as it must be. */
  readonly fault?: string;
}

/** Calls every documented operation as everybody. Those who must be refused come first, so that the owner finds everything as it was. */
export async function tryAll({ url, operations, callers, surroundings: shop }: AccessProof): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const operation of operations) {
    const { policy } = operation;
    const recipe = recipes[operation.name];
    if (!recipe || !policy)
      throw new Error(`${operation.name} ${recipe ? 'declares no policy' : 'has no recipe in tools/access-matrix/recipes.ts'}`);
    const refusedFirst = callers
      .map((caller) => ({ caller, expected: expectationOf(policy, recipe.ownership, caller) }))
      .toSorted((left, right) => Number(left.expected === 'allowed') - Number(right.expected === 'allowed'));
    for (const { caller, expected } of refusedFirst) {
      const { status, text } = await send(url, operation, caller, await recipe.make(shop, caller));
      const fault = fits(expected, status) ? leak(recipe, caller, expected, text, shop) : `must be ${expected}, is ${status}`;
      cells.push({ operation: operation.name, caller: caller.name, expected, status, ...(fault && { fault }) });
    }
  }
  return cells;
}

/** Operations that only exist in the recipes: what was retired must leave the proof as well. */
export const forgotten = (operations: readonly DocumentedOperation[]): string[] => {
  const documented = new Set(operations.map(({ name }) => name));
  return Object.keys(recipes).filter((name) => !documented.has(name));
};

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

async function send(
  gatewayUrl: string,
  { method, path }: DocumentedOperation,
  caller: Caller,
  { ids = {}, query, body, headers, token = caller.token }: Attempt,
) {
  const place = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? ''));
  const response = await fetch(new URL(query ? `${place}?${query}` : place, gatewayUrl), {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  if (!isStream) return { status: response.status, text: await response.text() };
  await response.body?.cancel();
  return { status: response.status, text: '' };
}
