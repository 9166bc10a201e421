import { setTimeout as sleep } from 'node:timers/promises';
import type { Shelves, Wish } from '../../load/wishes.js';
import type { RawKafka } from '../../kafka/raw-kafka.js';
import type { Random } from '../../random.js';
import type { ChaosShop } from '../../shop/chaos-shop.js';
import type { InstanceName } from '../../shop/names.js';
import type { LinkEnd } from '../../shop/links.js';
import type { LinkProxy } from '../../proxy/link-proxy.js';

/** What is done to a shop under load so that one kind of mistake shows. It leaves every process running. */
export interface Scene {
  /** Other settings of the services than the rig's. */
  readonly env?: Readonly<Record<string, string>>;
  readonly customers?: number;
  /** What everybody wants; what is not said here is an order of one to three products for a good card. */
  readonly wish?: (shelves: Shelves, random: Random) => Partial<Wish>;
  /** What makes the detour is shuffled there, in windows of so many milliseconds. */
  readonly shuffledWithinMs?: number;
  /** With customers in the shop. */
  readonly perform: (stage: Stage) => Promise<void>;
}

export interface Stage {
  readonly shop: ChaosShop;
  readonly kafka: RawKafka;
  readonly random: Random;
  /** Resolves when so many more orders have been begun: on a busy machine a second may be too short for one. */
  readonly orders: (count: number) => Promise<void>;
}

export const seconds = (count: number): Promise<void> => sleep(count * 1_000);

/** One link to the same end per instance. */
export const linksOf = ({ shop }: Stage, end: LinkEnd, ...from: readonly InstanceName[]): LinkProxy[] =>
  from.map((name) => shop.links.find(name, end));

export const ordinaryWish = ({ plenty }: Shelves, random: Random): Wish => ({
  lines: random.shuffled(plenty).slice(0, 1 + random.below(3)).map((sku) => ({ sku, quantity: 1 + random.below(2) })), // prettier-ignore
  paymentToken: 'tok_ok',
  times: 1,
  isFollowed: false,
  givesUp: false,
});
