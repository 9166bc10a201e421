import type { BrokerRecord } from '@app/messaging';
import { surroundings } from '../bench/surroundings.js';
import { Actors } from './actors.js';
import { Campaign } from './campaign.js';
import { holdTopics } from './inject/detour.js';
import { evidenceOf, judge } from './judge.js';
import { dumpTopics } from './kafka/topic-dump.js';
import { hashOfFile, readClientLog } from './load/client-log.js';
import type { Nemesis } from './nemesis/nemesis.js';
import { Progress } from './progress.js';
import { Random } from './random.js';
import type { Check, ChaosRun } from './report/chaos-run.js';
import { historyFile, type ChaosRequest } from './request.js';
import { ChaosShop } from './shop/chaos-shop.js';
import { openBooks } from './shop/open-books.js';
import { postgresLogs } from './shop/server-logs.js';
import { placedOrders } from './watch/placed-orders.js';
import { withRecovery } from './watch/recovery.js';

/** Opens a shop, breaks what can be broken, heals it, judges, and closes the shop whatever happens. */
export async function runChaos(request: ChaosRequest): Promise<ChaosRun> {
  const { dataDir, report, signal, seed } = request;
  const random = new Random(String(seed));
  const where = surroundings();
  const shop = await ChaosShop.open({ dataDir, random: random.fork('shop'), report, signal });
  const databases = openBooks(shop.servers);
  const actors = new Actors(shop, databases, request, random);
  try {
    await report.step('customers, witnesses and forgers', () => actors.takePlaces());
    const campaign = new Campaign(actors, request, new Progress(process.stdout, actors));
    const left = await campaign.run();
    for (const line of mishapsOf(actors.nemesis)) report.note(line);
    return { surroundings: where, phases: campaign.phases, ...(await conclude(actors, request, left)) };
  } finally {
    await actors.dismiss();
    await databases.close();
    await shop.close();
  }
}

/** Once everything is at rest: what was seen, and whether it is as it must be. */
async function conclude(
  actors: Actors,
  request: ChaosRequest,
  left: readonly string[],
): Promise<Omit<ChaosRun, 'surroundings' | 'phases'>> {
  const { report, dataDir } = request;
  const { databases, kafka, shop, nemesis, counted, hold, injector, clock } = actors;
  await actors.log.close();
  const clientLog = await readClientLog(historyFile(dataDir));
  const dump = await report.step('reading the topics', () => dumpTopics(kafka, shop.broker.brokers, holdTopics));
  const checks = await report.step('judging', () => judge(databases, evidenceOf(clientLog, dump, postgresLogs(dataDir))));
  const orders = await placedOrders(clientLog, databases, clock.beganAt);
  const faults = [...nemesis.faults, ...counted.faults, ...hold.faults].toSorted((one, other) => one.atMs - other.atMs);
  const letters = injector.settled.replayed + injector.settled.discarded;
  return {
    command: request.command,
    seed: request.seed,
    mode: request.liveness ? 'liveness' : 'safety',
    orders,
    faults: withRecovery(faults, orders),
    absorbed: { duplicates: repetitions(dump), replayed: injector.replayedEvents, deadLetters: letters, deadLettersSettled: letters },
    checks: [...ownChecks(actors, left, orders.length), ...checks],
    historySha256: await hashOfFile(historyFile(dataDir)),
    historyLength: clientLog.length,
  };
}

/** What only the course of the run can tell. */
const ownChecks = ({ injector: { settled } }: Actors, left: readonly string[], orders: number): Check[] => [
  { invariant: 'everything comes to rest in time', judged: orders, violations: left },
  {
    invariant: 'no handler gives a message up',
    judged: settled.replayed + settled.discarded,
    violations: settled.failed > 0 ? [`${settled.failed} messages were given up by their handlers`] : [],
  },
];

/** What the nemesis could not do, or not undo, because of something else that was broken at that moment. */
const mishapsOf = ({ mishaps, skipped }: Nemesis): string[] => [
  ...[...Map.groupBy(mishaps, ({ fault, error }) => `${fault}: ${error.message.split('\n')[0]}`)].map(
    ([words, all]) => `  not done, ${all.length} ×: ${words}`,
  ),
  ...(skipped > 0 ? [`  left out because their targets were in other hands: ${skipped}`] : []),
];

/** Records whose event was in the topic before. */
function repetitions(dump: readonly BrokerRecord[]): number {
  const read = dump.filter(({ topic }) => !holdTopics.includes(topic));
  return read.length - new Set(read.map(({ topic, headers }) => `${topic} ${headers['ce_id']}`)).size;
}
