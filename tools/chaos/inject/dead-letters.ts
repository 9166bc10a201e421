import type { Account } from '../load/account.js';
import { Door, type Answer } from '../load/door.js';

interface Letter {
  readonly id: number;
  readonly key: string | null;
  readonly reason: string;
}

export interface Settled {
  readonly replayed: number;
  readonly discarded: number;
  /** Of messages that a handler gave up: nothing that was injected ends like this. */
  readonly failed: number;
}

const curable = ['key-parked', 'handler-failed'];
const at = '/internal/dead-letters';

/**
 * What an operator does: discards what can never be read, replays what waited behind it.
 * @param url of an instance of the service
 */
export async function settleDeadLetters(url: string, admin: Account): Promise<Settled> {
  const door = new Door(url, '');
  const token = await admin.token;
  try {
    const listing = await door.ask({ method: 'GET', path: `${at}?limit=1000`, token });
    if (listing.status === 401) admin.refused(token);
    const letters = itemsOf(listing);
    const [waiting, hopeless] = [
      letters.filter(({ reason }) => curable.includes(reason)),
      letters.filter(({ reason }) => !curable.includes(reason)),
    ];
    let discarded = 0;
    let replayed = 0;
    for (const { id } of hopeless) {
      const { status } = await door.ask({ method: 'POST', path: `${at}/${id}/discard`, token, body: { reason: 'injected' } });
      if (status === 204) discarded += 1;
    }
    for (const { id } of waiting) {
      const { status } = await door.ask({ method: 'POST', path: `${at}/${id}/replay`, token });
      if (status === 200) replayed += 1;
    }
    return { replayed, discarded, failed: letters.filter(({ reason }) => reason === 'handler-failed').length };
  } finally {
    await door.close();
  }
}

function itemsOf({ status, body }: Answer): readonly Letter[] {
  if (status !== 200) throw new Error(`the dead letters were answered with ${status}`);
  return (body as unknown as { readonly items: readonly Letter[] }).items;
}
