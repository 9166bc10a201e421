import { surroundings } from '../bench/surroundings.js';
import { evidenceOf, judge } from './judge.js';
import { Campaign } from './campaign.js';
import { dumpTopics } from './kafka/topic-dump.js';
import { hashOfFile, readClientLog } from './load/client-log.js';
import { holdTopics } from './inject/hold.js';
import type { ChaosRequest } from './request.js';
import type { ChaosRun } from './report/chaos-run.js';
import { ChaosShop } from './shop/chaos-shop.js';
import { openBooks } from './shop/open-books.js';
import { placedOrders } from './watch/placed-orders.js';
import { withRecovery } from './watch/recovery.js';
import { Random } from './random.js';

/** Opens a shop, breaks what can be broken, heals it, judges, and closes the shop whatever happens. */
export async function runChaos(request: ChaosRequest): Promise<ChaosRun> {
  const { dataDir, report, signal, seed } = request;
  const random = new Random(String(seed));
  const where = surroundings();
  const shop = await ChaosShop.open({ dataDir, random: random.fork('shop'), report, signal });
  const databases = openBooks(shop.servers);
  try {
    const campaign = new Campaign(shop, databases, request, random);
    const course = await campaign.run();
    const clientLog = await readClientLog(campaign.logFile);
    const dump = await report.step('reading the topics', () => dumpTopics(campaign.kafka, shop.broker.brokers, holdTopics));
    const checks = await report.step('judging', () => judge(databases, evidenceOf(clientLog, dump)));
    const orders = await placedOrders(clientLog, databases, course.beganAt);
    await campaign.close();
    return {
      surroundings: where,
      command: request.command,
      seed,
      mode: request.liveness ? 'liveness' : 'safety',
      phases: course.phases,
      orders,
      faults: withRecovery(course.faults, orders),
      absorbed: { ...course.absorbed, duplicates: repetitions(dump) },
      checks: [...course.checks, ...checks],
      historySha256: await hashOfFile(campaign.logFile),
      historyLength: clientLog.length,
    };
  } finally {
    await databases.close();
    await shop.close();
  }
}

/** Records whose event was in the topic before. */
function repetitions(dump: readonly { readonly topic: string; readonly headers: Readonly<Record<string, string>> }[]): number {
  const read = dump.filter(({ topic }) => !holdTopics.includes(topic));
  return read.length - new Set(read.map(({ topic, headers }) => `${topic} ${headers['ce_id']}`)).size;
}
