import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Log } from '@app/platform';
import { Pool } from 'undici';
import { BankConfig } from '../bank.config.js';
import { signatureOf } from './signature.js';
import { takenAtOnce, WebhookQueue, type BankEvent, type DueEvent } from './webhook-queue.js';

const pollMs = 1_000;
const deadlineMs = 3_000;
const maxAttempts = 6;

/** Sends once a second what is due, in one request, best effort: after some attempts an event is given up, and nobody may depend on it. */
@Injectable()
export class WebhookSender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #target: URL | undefined;
  readonly #pool: Pool | undefined;
  #timer?: NodeJS.Timeout;
  #round?: Promise<void>;
  #isStopped = false;

  constructor(
    private readonly config: BankConfig,
    private readonly queue: WebhookQueue,
    private readonly log: Log,
  ) {
    this.#target = config.BANK_WEBHOOK_URL ? new URL(config.BANK_WEBHOOK_URL) : undefined;
    this.#pool = this.#target && new Pool(this.#target.origin, { connections: 1 });
  }

  onApplicationBootstrap(): void {
    if (this.#target) this.#timer = setInterval(() => this.#wake(), pollMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#round;
    await this.#pool?.destroy();
  }

  /** One round at a time. */
  #wake(): void {
    if (this.#isStopped) return;
    this.#round ??= this.#sendAll()
      .catch((error: unknown) => this.log.warn('webhooks were not sent', { error }))
      .finally(() => (this.#round = undefined));
  }

  async #sendAll(): Promise<void> {
    let due: readonly DueEvent[];
    do {
      due = await this.queue.takeDue();
      if (due.length === 0) return;
      const taken = await this.#deliver(due);
      const done = due.filter((one) => taken.includes(one) || this.#givesUp(one));
      await this.queue.remove(done.map(({ event }) => event.id));
    } while (due.length === takenAtOnce && !this.#isStopped);
  }

  /** One that the shop cannot read must not hold back the others. */
  async #deliver(due: readonly DueEvent[]): Promise<readonly DueEvent[]> {
    const status = await this.#send(due.map(({ event }) => event));
    if (status !== undefined && status < 300) return due;
    if (status !== 400 || due.length === 1) return [];
    const taken: DueEvent[] = [];
    for (const one of due) taken.push(...(await this.#deliver([one])));
    return taken;
  }

  /** @returns the status of the answer, if there was any */
  async #send(events: readonly BankEvent[]): Promise<number | undefined> {
    if (!this.#pool || !this.#target) return undefined;
    const body = JSON.stringify({ events });
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const signature = signatureOf(this.config.BANK_WEBHOOK_SECRET, timestamp, body);
    try {
      const response = await this.#pool.request({
        method: 'POST',
        path: `${this.#target.pathname}${this.#target.search}`,
        body,
        headers: { 'content-type': 'application/json', 'x-bank-timestamp': timestamp, 'x-bank-signature': signature },
        signal: AbortSignal.timeout(deadlineMs),
      });
      await response.body.dump();
      return response.statusCode;
    } catch {
      return undefined;
    }
  }

  #givesUp({ event, attempts }: DueEvent): boolean {
    if (attempts < maxAttempts) return false;
    this.log.warn('announcement given up', { id: event.id, type: event.type });
    return true;
  }
}
