import type { Order } from '@app/client';
import { isFinal } from '../shop/answers.js';
import { drawHeader, drawOrder, drawVerdict, TimelineDrawing } from './drawing.js';
import type { Ending } from './ending.js';
import { follow } from './follow.js';
import type { Stage } from './stage.js';
import { complaintsAbout } from './verdict.js';

const SOON_MS = 30_000;
const SLOW_MS = 300_000;

export interface Performance {
  readonly ending: Ending;
  readonly order: Order;
  readonly facts: number;
  /** From the first fact to the last. */
  readonly tookMs: number;
  readonly complaints: readonly string[];
}

/** Draws one ending while it happens. */
export async function perform(ending: Ending, title: string, stage: Stage, begun?: Order): Promise<Performance> {
  drawHeader(ending, title);
  const customer = ending.customer(stage);
  const placed = begun ?? (await ending.play(stage, customer));
  drawOrder(placed, customer.email);
  const drawing = new TimelineDrawing();
  const facts: string[] = [];
  const times: number[] = [];
  for await (const entry of follow(customer, placed.id, ending.expects.facts, ending.isSlow ? SLOW_MS : SOON_MS)) {
    drawing.draw(entry);
    facts.push(entry.fact);
    times.push(Date.parse(entry.at));
  }
  const order = await ended(() => customer.order(placed.id, 10));
  const complaints = complaintsAbout(ending, order, facts);
  drawVerdict(order, complaints);
  return { ending, order, facts: facts.length, tookMs: span(times), complaints };
}

/** Facts may be told a moment before the order itself is final. */
async function ended(look: () => Promise<Order>): Promise<Order> {
  const order = await look();
  return isFinal(order) ? order : look();
}

const span = (times: readonly number[]): number => (times.length === 0 ? 0 : Math.max(...times) - Math.min(...times));
