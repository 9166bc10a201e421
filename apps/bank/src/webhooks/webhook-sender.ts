import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Log } from '@app/platform';
import { Pool } from 'undici';
import { BankConfig } from '../bank.config.js';
import { signatureOf } from './signature.js';
import { takenAtOnce, WebhookQueue, type DueWebhook } from './webhook-queue.js';

const pollMs = 1_000;
const deadlineMs = 3_000;
const maxAttempts = 6;
const connections = 8;

/** Sends once a second what is due, best effort: after some attempts a webhook is given up, and nobody may depend on it. */
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
    this.#pool = this.#target && new Pool(this.#target.origin, { connections });
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
    let due: readonly DueWebhook[];
    do {
      due = await this.queue.takeDue();
      const outcomes = await Promise.all(due.map(async (one) => ({ one, isDone: (await this.#send(one)) || this.#givesUp(one) })));
      await this.queue.remove(outcomes.filter(({ isDone }) => isDone).map(({ one }) => one.webhook.id));
    } while (due.length === takenAtOnce && !this.#isStopped);
  }

  async #send({ webhook }: DueWebhook): Promise<boolean> {
    if (!this.#pool || !this.#target) return false;
    const body = JSON.stringify(webhook);
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
      return response.statusCode >= 200 && response.statusCode < 300;
    } catch {
      return false;
    }
  }

  #givesUp({ webhook, attempts }: DueWebhook): boolean {
    if (attempts < maxAttempts) return false;
    this.log.warn('webhook given up', { webhookId: webhook.id, type: webhook.type });
    return true;
  }
}
