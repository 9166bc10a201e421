import { randomUUID } from 'node:crypto';
import type { Visitor } from '../shop/visitor.js';
import { endings, type EndingName } from './endings.js';
import { stubbornly } from './stubbornly.js';

/** What the databases say about an order. */
export interface Standing {
  readonly status: string;
  readonly reason: string | null;
  readonly payment?: { readonly id: string; readonly status: string };
}

const finalOrder = new Set(['completed', 'failed', 'cancelled']);
const finalPayment = new Set(['captured', 'voided', 'declined', 'cancelled']);

/** One order of a customer who repeats each request under its key until it is answered. */
export class OrderUnderWay {
  readonly key = randomUUID();
  readonly cancellationKey = randomUUID();
  id?: string;
  standing?: Standing;
  /** The customer has cancelled, or the deadline was moved. */
  hasTurned = false;

  constructor(
    readonly ending: EndingName,
    private readonly customer: Visitor,
    private readonly sku: string,
  ) {}

  async place(): Promise<void> {
    this.id = await this.#post();
  }

  cancel(): Promise<unknown> {
    return stubbornly(() => this.customer.cancel(this.id ?? '', this.cancellationKey));
  }

  /** Whether the bank waits for nothing but us: time to cancel, or to let the deadline pass. */
  get isAtItsTurn(): boolean {
    const { meanwhile } = endings[this.ending];
    return meanwhile !== undefined && !this.hasTurned && this.standing?.payment?.status === 'authorizing';
  }

  /** Its order is decided and the bank still puts payment off. */
  get isOwedAnAnswer(): boolean {
    const isLate = endings[this.ending].meanwhile !== undefined;
    return isLate && this.#isFinal && this.standing?.payment?.status === 'authorizing';
  }

  get isSettled(): boolean {
    return this.#isFinal && finalPayment.has(this.standing?.payment?.status ?? '');
  }

  /** Whether one of these names, as a crash point gives them, is this order's. */
  isNamedIn(names: readonly string[]): boolean {
    const own = [this.id, this.key, this.cancellationKey];
    const paymentId = this.standing?.payment?.id;
    return names.some((name) => own.includes(name) || (paymentId !== undefined && name.endsWith(`-${paymentId}`)));
  }

  /** What is not as it must be, once it is settled: its ending, or the answer to the same request under the same key. */
  async faults(): Promise<string[]> {
    const { status, reason = null } = endings[this.ending];
    const is = `${this.standing?.status} ${this.standing?.reason ?? ''}`.trim();
    const wanted = `${status} ${reason ?? ''}`.trim();
    const again = await this.#post();
    return [
      ...(is === wanted ? [] : [`order ${this.id}, to be ${this.ending}, is ${is}`]),
      ...(again === this.id ? [] : [`key ${this.key} gave order ${this.id}, and then ${again}`]),
    ];
  }

  get #isFinal(): boolean {
    return finalOrder.has(this.standing?.status ?? '');
  }

  async #post(): Promise<string> {
    const body = { lines: [{ sku: this.sku, quantity: 1 }], paymentToken: endings[this.ending].card };
    return (await stubbornly(() => this.customer.place(body, this.key))).id;
  }
}
