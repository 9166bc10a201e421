import { Injectable } from '@nestjs/common';
import { exemplar } from '@app/platform';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { CommandKind } from '../domain/bank-command.js';
import { OpenCommands } from '../persistence/open-commands.js';

/** What an operator watches of the bank. */
@Injectable()
export class BankMetrics {
  readonly #calls: Counter<'kind' | 'outcome'>;
  readonly #duration: Histogram<'kind'>;

  constructor(registry: Registry, commands: OpenCommands) {
    const registers = [registry];
    this.#calls = new Counter({ name: 'bank_calls_total', help: 'Calls by what came of them', labelNames: ['kind', 'outcome'], registers });
    this.#duration = new Histogram({
      name: 'bank_call_duration_seconds',
      help: 'Time until the bank answered, or did not',
      labelNames: ['kind'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      enableExemplars: true,
      registers,
    });
    new Gauge({
      name: 'bank_command_oldest_seconds',
      help: 'For how long the bank has not answered a command; more than 15 minutes need a person',
      registers,
      async collect() {
        this.set(await commands.oldestSeconds().catch(() => Number.NaN)); // nobody knows while the database is away
      },
    });
  }

  /** @param outcome the answer's type, or `unknown` */
  called(kind: CommandKind, outcome: string, seconds: number): void {
    this.#calls.inc({ kind, outcome });
    this.#duration.observe({ labels: { kind }, value: seconds, ...exemplar() });
  }
}
