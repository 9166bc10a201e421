import type { Party } from '../world/step.js';
import type { World } from '../world/world.js';

/** What a step changed at whom it reached: its status, or else what it remembers; in a few words. */
export function changeAt(party: Party, before: World, after: World): string {
  const [was, is] = [stateOf(party, before), stateOf(party, after)];
  if (statusOf(was) !== statusOf(is)) return `${statusOf(was)} → ${statusOf(is)}`;
  const fields = Object.keys(is).filter((field) => is[field] !== was[field]);
  return fields.length > 0 ? `notes ${fields.join(', ')}` : 'changes nothing';
}

type State = Readonly<Record<string, unknown>>;

function stateOf(party: Party, { order, reservation, payment, refunds, bank }: World): State {
  switch (party) {
    case 'catalog':
      return { ...(reservation ?? { status: 'unknown' }) };
    case 'payment':
      return { ...(payment ?? { status: 'unknown' }), refunds: refunds.map(({ status }) => status).join(' ') };
    case 'bank':
      return { status: bank.holds.map(({ status }) => status).join(' and ') || 'nothing', refunds: bank.ledger.length };
    default:
      return { ...order };
  }
}

const statusOf = ({ status }: State): string => String(status);
