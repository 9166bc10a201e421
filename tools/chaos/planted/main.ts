import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { surroundings } from '../../bench/surroundings.js';
import { whyNoKafka } from '../../stack/kafka/start-kafka.js';
import { plantedOptions, type PlantedOptions } from './options.js';
import { plant } from './plant.js';
import type { PlantedFault } from './planted-fault.js';
import { rehearse } from './rehearse.js';
import { conclusion, held, rehearsalOf, say, type Rehearsal } from './result.js';

const attempts = 2;
const folder = mkdtempSync(join(tmpdir(), 'saga-shop-planting-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130)); // the shop hears it by its channel
process.once('disconnect', () => process.exit(130));
process.channel?.unref();

async function main(options: PlantedOptions): Promise<boolean> {
  const { faults, seed, healthy, out } = options;
  const missing = whyNoKafka();
  if (missing !== undefined) throw new Error(`The planted faults need a real Kafka: ${missing}`);
  const rehearsals: Rehearsal[] = [];
  for (const [index, fault] of faults.entries()) {
    const rehearsal = await stubbornly(() => grow(fault, `${index}`, options));
    if (rehearsal) rehearsals.push(rehearsal);
    const mark = rehearsal && rehearsal.broken.length > 0 !== healthy ? '✓' : '✗';
    console.log(`  ${mark} ${rehearsal ? say(rehearsal) : `${fault.name}: no verdict`}`);
  }
  if (out) writeFileSync(join(out, 'planted.json'), `${JSON.stringify({ ...surroundings(), seed, healthy, rehearsals }, null, 2)}\n`);
  console.log(`\n${conclusion(rehearsals, faults.length, seed, healthy)}`);
  return held(rehearsals, faults.length, healthy);
}

async function grow(fault: PlantedFault, name: string, { seed, healthy, verbose }: PlantedOptions): Promise<Rehearsal> {
  const begin = performance.now();
  const place = join(folder, name);
  rmSync(place, { recursive: true, force: true });
  await plant(healthy ? { patches: [] } : fault, place);
  const verdict = await rehearse(fault, place, seed, verbose);
  rmSync(place, { recursive: true, force: true });
  return rehearsalOf(fault, verdict, (performance.now() - begin) / 1_000);
}

/** A shop that does not open says nothing about the checker: once more. */
async function stubbornly<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      console.error((error as Error).message);
    }
  }
  return undefined;
}

process.exitCode = (await main(plantedOptions(process.argv))) ? 0 : 1;
