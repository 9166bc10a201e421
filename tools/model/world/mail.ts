import { consumedBy, topics, type NewFact } from '@app/contracts';
import type { OrderFact, OrderStatus } from '../../../apps/order/src/domain/order.js';
import type { Rules } from '../rules.js';

/** A service that plays a part in the story. */
export type Addressee = 'order' | 'catalog' | 'payment';

/** A fact on its way to one service. Once heard it may come again at any time, as often as it likes. */
export interface Letter {
  readonly from: Addressee;
  readonly to: Addressee;
  readonly fact: Pick<NewFact, 'type' | 'data'>;
  readonly isHeard: boolean;
}

/**
 * In no order. A fact that is stated again while it is on its way is one letter: that it is heard twice is possible anyway, and
 * that it is heard once must be enough.
 */
export type Mail = Readonly<Record<string, Letter>>;

/** Sends facts to whom the story says. */
export function post(mail: Mail, facts: readonly NewFact[], rules: Rules): Mail {
  if (facts.length === 0) return mail;
  const letters = facts.flatMap(({ definition: { topic }, type, data }) =>
    addresseesOf(type, rules).map((to): [string, Letter] => {
      return [
        `${to} ${type} ${JSON.stringify(data)}`,
        { from: topics[topic].owner as Addressee, to, fact: { type, data }, isHeard: false },
      ];
    }),
  );
  return { ...mail, ...Object.fromEntries(letters) };
}

export const heard = (mail: Mail, id: string, letter: Letter): Mail =>
  letter.isHeard ? mail : { ...mail, [id]: { ...letter, isHeard: true } };

const services: readonly Addressee[] = ['order', 'catalog', 'payment'];

const known = new WeakMap<Rules, Map<string, readonly Addressee[]>>();

function addresseesOf(type: string, rules: Rules): readonly Addressee[] {
  const byType = known.get(rules) ?? new Map<string, readonly Addressee[]>();
  known.set(rules, byType);
  const hearing = (to: Addressee) => consumedBy(to).some((fact) => fact.type === type) && !(to === 'order' && isOnlyNoted(type, rules));
  const addressees = byType.get(type) ?? services.filter(hearing);
  byType.set(type, addressees);
  return addressees;
}

const statuses: Readonly<Record<OrderStatus, true>> = { pending: true, confirmed: true, completed: true, failed: true, cancelled: true };

/** For the timeline and nothing else, whatever the order's status: when it is heard makes no difference, so nobody waits for it. */
function isOnlyNoted(type: string, { decideOrder }: Rules): boolean {
  return (Object.keys(statuses) as OrderStatus[]).every((status) => {
    const { outcome, facts } = decideOrder({ id: '', status }, { type } as OrderFact);
    return outcome === 'noted' && facts.length === 0;
  });
}
