import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Log } from '@app/platform';
import { BankConfig } from '../bank.config.js';
import { signatureOf } from './signature.js';
import { WebhookQueue, type DueWebhook } from './webhook-queue.js';

const pollMs = 1_000;
const deadlineMs = 3_000;
const maxAttempts = 6;

/** Sends what is due, best effort: after some attempts a webhook is given up, and nobody may depend on it. */
@Injectable()
export class WebhookSender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #timer?: NodeJS.Timeout;
  #round?: Promise<void>;
  #isStopped = false;

  constructor(
    private readonly config: BankConfig,
    private readonly queue: WebhookQueue,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.BANK_WEBHOOK_URL) return;
    this.queue.onAdded(() => this.#wake());
    this.#timer = setInterval(() => this.#wake(), pollMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#round;
  }

  /** One round at a time; what is added meanwhile waits for the next poll at the latest. */
  #wake(): void {
    if (this.#isStopped) return;
    this.#round ??= this.#sendAll()
      .catch((error: unknown) => this.log.warn('webhooks were not sent', { error }))
      .finally(() => (this.#round = undefined));
  }

  async #sendAll(): Promise<void> {
    for (let due = await this.queue.takeDue(); due.length > 0 && !this.#isStopped; due = await this.queue.takeDue()) {
      const outcomes = await Promise.all(due.map(async (one) => ({ one, isDone: (await this.#send(one)) || this.#givesUp(one) })));
      await this.queue.remove(outcomes.filter(({ isDone }) => isDone).map(({ one }) => one.webhook.id));
    }
  }

  async #send({ webhook }: DueWebhook): Promise<boolean> {
    const body = JSON.stringify(webhook);
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const signature = signatureOf(this.config.BANK_WEBHOOK_SECRET, timestamp, body);
    try {
      const response = await fetch(this.config.BANK_WEBHOOK_URL ?? '', {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', 'x-bank-timestamp': timestamp, 'x-bank-signature': signature },
        signal: AbortSignal.timeout(deadlineMs),
      });
      await response.body?.cancel();
      return response.ok;
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
