/** One fact of an order's saga, as it arrived. */
export interface TimelineFact {
  readonly seq: number;
  readonly eventId: string;
  readonly causationId: string;
  readonly fact: string;
  readonly at: Date;
}

const byTime = (left: TimelineFact, right: TimelineFact) => left.at.getTime() - right.at.getTime() || left.seq - right.seq;

/** Causal order: each fact after the one that caused it, whatever order they arrived in; else by time, then by arrival. */
export function inCausalOrder<T extends TimelineFact>(facts: readonly T[]): T[] {
  const known = new Set(facts.map((fact) => fact.eventId));
  const effects = Map.groupBy(facts, (fact) => (known.has(fact.causationId) && fact.causationId !== fact.eventId ? fact.causationId : ''));
  const ready = [...(effects.get('') ?? [])];
  const ordered: T[] = [];
  while (ready.length > 0) {
    ready.sort(byTime);
    const next = ready.shift() as T;
    ordered.push(next);
    ready.push(...(effects.get(next.eventId) ?? []));
  }
  return ordered;
}

/** Milliseconds since the fact that caused it; 0 where the cause is a request, or a clock runs behind. */
export function tookMs(fact: TimelineFact, facts: readonly TimelineFact[]): number {
  const cause = facts.find((other) => other.eventId === fact.causationId);
  return cause ? Math.max(0, fact.at.getTime() - cause.at.getTime()) : 0;
}

const settledBy: Readonly<Record<string, readonly string[]>> = {
  StockReserved: ['StockCommitted', 'StockReleased'],
  PaymentAuthorized: ['PaymentCaptured', 'PaymentVoided'],
};

/** Whether all that was held for the order has been taken or let go. */
export function isSettled(facts: readonly Pick<TimelineFact, 'fact'>[]): boolean {
  const said = new Set(facts.map(({ fact }) => fact));
  return Object.entries(settledBy).every(([held, ends]) => !said.has(held) || ends.some((end) => said.has(end)));
}
