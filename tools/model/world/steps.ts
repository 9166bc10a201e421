import type { Stock } from '../../../apps/catalog/src/domain/stock.js';
import type { Rules } from '../rules.js';
import type { Surroundings } from '../scenarios.js';
import { bankSteps } from './bank.js';
import { hear } from './hear.js';
import { heard, type Letter } from './mail.js';
import { peopleSteps } from './people.js';
import { attempt, type Step } from './step.js';
import type { World } from './world.js';

const nothing: Stock = { onHand: 0, reserved: 0, listed: true };

const looksAtStock = ({ to, fact }: Letter): boolean => to === 'catalog' && fact.type === 'OrderPlaced';

/** What may happen next to an order, whatever there is of the product. */
export const steadySteps = (world: World, rules: Rules, surroundings: Surroundings): Step[] => [
  ...deliveries(world, rules, nothing, (letter) => !looksAtStock(letter)),
  ...bankSteps(world, rules, surroundings),
  ...peopleSteps(world, rules, surroundings),
];

/** What may happen next and depends on the stock. */
export function stockSteps(world: World, rules: Rules, { mayBeDelisted }: Surroundings, stock: Omit<Stock, 'listed'>): Step[] {
  return (mayBeDelisted ? [true, false] : [true]).flatMap((listed) => deliveries(world, rules, { ...stock, listed }, looksAtStock));
}

/** Any letter may be the next. */
const deliveries = (world: World, rules: Rules, stock: Stock, chosen: (letter: Letter) => boolean): Step[] =>
  Object.entries(world.mail)
    .filter(([, letter]) => chosen(letter))
    .map(([id, letter]) => {
      const head = { from: letter.from, to: letter.to, what: letter.fact.type, isDue: !letter.isHeard, before: world };
      return attempt(head, () => hear({ ...world, mail: heard(world.mail, id, letter) }, letter, rules, stock));
    });
