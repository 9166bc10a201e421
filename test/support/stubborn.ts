import type { Order } from '@app/client';
import { eventually } from '@app/testing';
import { isFinal } from '../../tools/shop/answers.js';
import { newKey, type Answer, type Client, type Line } from './client.js';
import { register } from './people.js';

const withinMs = 90_000;
const everyMs = 250;

/** No answer, or one that promises nothing: somebody who must know asks again. */
const isUnknown = ({ status }: { status: number }): boolean => status >= 500 || status === 409;

/** Repeats until there is an answer that settles the matter. Harmless for reads, and for what carries an idempotency key. */
export function stubbornly<Body>(call: () => Promise<Answer<Body>>): Promise<Answer<Body>> {
  const attempt = async (): Promise<Answer<Body>> => {
    const answer = await call();
    if (isUnknown(answer)) throw new Error(`answered with ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  };
  return eventually(attempt, withinMs, everyMs);
}

/** A customer who does not give up. */
export const registerStubbornly = (door: Client, email: string): Promise<Client> =>
  eventually(() => register(door, email), withinMs, everyMs);

/**
 * Places one order for one key, however often it must be asked for.
 * @param times how often it is sent at once
 * @returns its id
 */
export async function placeStubbornly(customer: Client, lines: readonly Line[], paymentToken: string, times = 1): Promise<string> {
  const key = newKey();
  const once = (): Promise<Answer<Order>> => stubbornly(() => customer.place(lines, paymentToken, key));
  const answers = await Promise.all(Array.from({ length: times }, once));
  const refused = answers.find(({ status }) => status !== 201);
  if (refused) throw new Error(`the order was answered with ${refused.status} ${JSON.stringify(refused.body)}`);
  const [id = '', ...others] = new Set(answers.map(({ body }) => body.id));
  if (others.length > 0) throw new Error(`one key, ${others.length + 1} orders: ${[id, ...others].join(', ')}`);
  return id;
}

export const finalStubbornly = (customer: Client, id: string): Promise<Order> =>
  eventually(async () => {
    const { status, body } = await stubbornly(() => customer.get(id, 20));
    if (status !== 200 || !isFinal(body)) throw new Error(`order ${id} is not final: ${status} ${JSON.stringify(body)}`);
    return body;
  }, 180_000);
