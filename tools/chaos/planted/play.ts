import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TerminalReport } from '../../stack/output/terminal-report.js';
import { StopSignal } from '../../stack/stop-signal.js';
import { holdTopics } from '../inject/detour.js';
import { Hold } from '../inject/hold.js';
import { evidenceOf, judge } from '../judge.js';
import { RawKafka } from '../kafka/raw-kafka.js';
import { dumpTopics } from '../kafka/topic-dump.js';
import { ClientLog, readClientLog } from '../load/client-log.js';
import { Door } from '../load/door.js';
import { stockShelves } from '../load/stock-shelves.js';
import type { Wish } from '../load/wishes.js';
import { Random } from '../random.js';
import type { Check } from '../report/chaos-run.js';
import { historyFile } from '../request.js';
import { ChaosShop } from '../shop/chaos-shop.js';
import { openBooks } from '../shop/open-books.js';
import { postgresLogs } from '../shop/server-logs.js';
import { comeToRest } from './come-to-rest.js';
import { Crowd } from './scenes/crowd.js';
import { ordinaryWish, type Scene } from './scenes/scene.js';
import { scenes, type SceneName } from './scenes/scenes.js';

/** What a scene has shown. */
export interface Verdict {
  readonly orders: number;
  /** The invariants that did not hold. */
  readonly broken: readonly Check[];
}

const patienceMs = 15_000;
const usualCrowd = 8;
/** Orders before anything happens: by then everybody is in the shop and its compilers have woken up. */
const overture = 30;

/** `play.js <scene> <seed>`: plays one scene in a shop of its own, made of the build that this file belongs to. The verdict goes to whoever started it. */
async function main([name, seed]: readonly string[]): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'saga-shop-planted-'));
  const { signal } = new StopSignal(dataDir);
  const random = new Random(String(seed));
  const scene: Scene = scenes[name as SceneName];
  try {
    const shop = await ChaosShop.open({ dataDir, random: random.fork('shop'), report: new TerminalReport(process.stdout), signal, env: scene.env }); // prettier-ignore
    try {
      tell(await Promise.race([play(scene, shop, random), interruption(signal)]));
    } finally {
      await shop.close();
    }
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
    process.disconnect?.();
  }
}

function tell(verdict: Verdict): void {
  if (process.send) process.send(verdict);
  else console.log(JSON.stringify(verdict, null, 2));
}

const interruption = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('interrupted'))));

async function play(scene: Scene, shop: ChaosShop, random: Random): Promise<Verdict> {
  const kafka = new RawKafka(shop.broker.brokers);
  const door = new Door(shop.url);
  const books = openBooks(shop.servers);
  const logFile = historyFile(shop.dataDir);
  const log = new ClientLog(logFile);
  const hold = new Hold(kafka, shop.broker.brokers, random.fork('hold'), () => performance.now(), scene.shuffledWithinMs);
  hold.isShuffling = scene.shuffledWithinMs !== undefined;
  try {
    await kafka.connect();
    await hold.open();
    const crowd = await enter(scene, { door, log, random });
    const orders = (count: number): Promise<void> => crowd.orders(count);
    await orders(overture);
    await scene.perform({ shop, kafka, random: random.fork('scene'), orders });
    shop.links.heal();
    await crowd.stop(patienceMs);
    await comeToRest(books);
    await hold.close(patienceMs);
    await log.close();
    const dump = await dumpTopics(kafka, shop.broker.brokers, holdTopics);
    const checks = await judge(books, evidenceOf(await readClientLog(logFile), dump, postgresLogs(shop.dataDir)));
    return { orders: crowd.placed, broken: checks.filter(({ violations }) => violations.length > 0) };
  } finally {
    await Promise.allSettled([hold.abandon(), kafka.close(), door.close(), books.close()]);
  }
}

async function enter(scene: Scene, { door, log, random }: { door: Door; log: ClientLog; random: Random }): Promise<Crowd> {
  const shelves = await stockShelves(door, 0);
  const wish = (draw: Random): Wish => ({ ...ordinaryWish(shelves, draw), ...scene.wish?.(shelves, draw) });
  const crowd = new Crowd(door, log, scene.customers ?? usualCrowd, random.fork('crowd'), wish);
  await crowd.start();
  return crowd;
}

await main(process.argv.slice(2));
