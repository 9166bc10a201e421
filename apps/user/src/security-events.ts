import { Injectable } from '@nestjs/common';
import { Log, type Fields } from '@app/platform';
import { Counter, Registry } from 'prom-client';

const events = ['refresh-token-reused', 'account-held-up', 'address-held-up', 'signing-keys-withdrawn'] as const;
export type SecurityEvent = (typeof events)[number];

/** What somebody should be able to look into later, and be woken by when it becomes many: a line in the log and a count. */
@Injectable()
export class SecurityEvents {
  readonly #count: Counter<'event'>;

  constructor(
    private readonly log: Log,
    registry: Registry,
  ) {
    this.#count = new Counter({
      name: 'security_events_total',
      help: 'What may be an attack, or matters after one',
      labelNames: ['event'],
      registers: [registry],
    });
    for (const event of events) this.#count.inc({ event }, 0);
  }

  /** @param fields ids and digests alone, but for a network address that is held up: there is nothing else to act on */
  happened(event: SecurityEvent, fields: Fields = {}): void {
    this.#count.inc({ event });
    this.log.warn(event.replaceAll('-', ' '), { security: true, ...fields });
  }
}
