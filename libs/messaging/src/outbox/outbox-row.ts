/** A fact on its way to the broker. */
export interface OutboxRow {
  readonly eventId: string;
  readonly topic: string;
  readonly key: string;
  /** Type and id of what the fact is about. */
  readonly aggregate: string;
  /** +1 per fact of the aggregate, from 1, without gaps. */
  readonly version: number;
  /** Of payload and headers together. */
  readonly bytes: number;
  readonly payload: string;
  readonly headers: Readonly<Record<string, string>>;
}

export const keyOf = ({ key }: OutboxRow): string => key;
