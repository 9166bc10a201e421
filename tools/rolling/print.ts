import { table } from '../terminal/table.js';
import type { RollingResult } from './prove-rolling.js';
import { failuresIn, type Phase } from './tally.js';

const single: readonly string[] = ['gateway-of-pairs', 'bank'];

/** Of a pair no request may fail; of gateway and bank no order may be lost or doubled. */
export const faultsOf = ({ phases, lost, doubled, violations }: RollingResult): string[] => [
  ...phases
    .filter(({ name }) => !single.includes(name))
    .flatMap(({ name, failures }) => wordsOf(failures).map((words) => `${name}: ${words}`)),
  ...(lost > 0 ? [`${lost} orders lost`] : []),
  ...(doubled > 0 ? [`${doubled} orders doubled`] : []),
  ...violations,
];

const wordsOf = (failures: Phase['failures']): string[] => Object.entries(failures).map(([words, count]) => `${count} × ${words}`);

export function resultText(result: RollingResult): string {
  const rows = result.phases.map((phase) => [phase.name, phase.requests, failuresIn(phase), phase.orders, phase.p50, phase.p99]);
  const faults = faultsOf(result);
  const retried = result.phases.filter(({ name }) => single.includes(name)).flatMap(({ name, failures }) => wordsOf(failures).map((words) => `${name}: ${words}, sent again`)); // prettier-ignore
  const last =
    faults.length === 0
      ? `Held: ${result.orders} orders, 0 lost, 0 doubled; no request failed while one of two was restarted, and the books agree.`
      : `Did not hold: ${faults.length} faults.`;
  return [
    table(['restarted', 'requests', 'failed', 'orders', 'p50 ms', 'p99 ms'], rows),
    ...retried,
    ...faults.map((words) => `✗ ${words}`),
    last,
  ].join('\n');
}
