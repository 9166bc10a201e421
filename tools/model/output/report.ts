import { table } from '../../terminal/table.js';
import { safety } from '../checks/safety.js';
import { isCaught, plantedFaults, provePlanted } from '../planted/planted.js';
import { prove, type Proof } from '../prove.js';
import { scenarios } from '../scenarios.js';
import { inWords, type Progress } from './progress.js';

const memoryMb = (): number => Math.round(process.resourceUsage().maxRSS / 1_024);

const tracesOf = ({ broken }: Proof): string =>
  broken.map(({ invariant, what, trace }) => trace ?? `   ✗ broken: ${invariant} (${what})`).join('\n\n');

const head = ['scenario', 'one order', 'states', 'transitions', 'at rest', 'seconds', 'peak MB', 'broken'];

/** @returns whether nothing is broken */
export function reportScenarios(orders: number | undefined, progress: Progress): boolean {
  const proofs = scenarios
    .filter((scenario) => orders === undefined || scenario.orders === orders)
    .map((scenario) => {
      const proof = prove(scenario, { onProgress: progress.of(scenario.name) });
      progress.done();
      if (proof.broken.length > 0) console.log(`${scenario.name}\n\n${tracesOf(proof)}\n`);
      const { situations, classes, states, transitions, atRest, seconds, broken } = proof;
      const oneOrder = scenario.isReduced ? `${inWords(situations)} as ${classes}` : inWords(situations);
      const ends = scenario.isReduced ? '–' : inWords(atRest);
      const figures = [oneOrder, inWords(states), inWords(transitions), ends, seconds.toFixed(1), memoryMb(), broken.length];
      return { proof, row: [scenario.name, ...figures] };
    });
  console.log(table(head, proofs.map(({ row }) => row))); // prettier-ignore
  const broken = new Set(proofs.flatMap(({ proof }) => proof.broken.map(({ invariant }) => invariant)));
  console.log(broken.size > 0 ? `\n✗ broken: ${[...broken].join('; ')}` : `\n✓ ${whatHeld(proofs.map(({ proof }) => proof.states))}`);
  return broken.size === 0;
}

const whatHeld = (states: readonly number[]): string =>
  `in all ${inWords(states.reduce((sum, count) => sum + count, 0))} states: nothing is oversold, ${safety.map(({ name }) => name).join(', ')}, ` +
  'nothing impossible is heard; every way comes to rest, and at rest order, stock, payment and bank agree';

/** @returns whether each was found */
export function reportPlanted(name: string | undefined, progress: Progress): boolean {
  const chosen = plantedFaults.filter((fault) => name === undefined || fault.name === name);
  const results = chosen.map((fault) => ({ fault, proof: provePlanted(fault, { onProgress: progress.of(fault.name) }) }));
  progress.done();
  if (name !== undefined) for (const { proof } of results) console.log(`${tracesOf(proof)}\n`);
  const rows = results.map(({ fault, proof }) => {
    const hit = proof.broken.find(({ invariant }) => invariant === fault.caughtBy);
    const words = [fault.says, hit ? `✓ broken: ${fault.caughtBy}` : '✗ not found'];
    return [fault.name, words, inWords(proof.states), String(hit?.steps ?? '–'), proof.seconds.toFixed(1)];
  });
  console.log(table(['fault', 'what it is, and what it breaks', 'states', 'steps', 'seconds'], rows, true));
  const found = results.filter(({ fault, proof }) => isCaught(fault, proof)).length;
  console.log(`\n${found === results.length ? '✓' : '✗'} ${found} of ${results.length} planted faults found, each by what it should break`);
  return found === results.length;
}
