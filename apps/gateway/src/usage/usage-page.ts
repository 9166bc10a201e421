import { escaped, frame } from '../operators/frame.js';
import { picture } from './picture.js';
import type { OperationUsage } from './usage.js';

const columns = ['operation', 'requests', 'per s', 'failed', 'p50 ms', 'p99 ms', 'requests and mean time', 'clients'];

export const usagePage = (operations: ReadonlyMap<string, OperationUsage>): string =>
  frame(
    'usage',
    `<h1>Usage</h1>
<p>The last ten minutes of this gateway, in steps of ten seconds. Red: answered with 500 or more.</p>
<div class="scroll"><table><thead><tr>${columns.map((name) => `<th>${name}</th>`).join('')}</tr></thead>
<tbody>${[...operations]
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(row)
      .join('\n')}</tbody></table></div>`,
  );

function row([operation, { recent, clients }]: [string, OperationUsage]): string {
  const buckets = recent.read();
  const requests = buckets.reduce((sum, bucket) => sum + bucket.requests, 0);
  const failed = buckets.reduce((sum, bucket) => sum + bucket.failed, 0);
  const named = [...clients]
    .toSorted(([, one], [, other]) => other.requests - one.requests)
    .map(([name, sums]) => `${name} ${sums.requests}`);
  const cells = [
    requests,
    (requests / 600).toFixed(1),
    failed === 0 ? '0' : `<span class="bad">${failed}</span>`,
    Math.ceil(recent.quantile(0.5)),
    Math.ceil(recent.quantile(0.99)),
    picture(escaped(operation), buckets),
    named.slice(0, 5).join(', '),
  ];
  return `<tr><td>${escaped(operation)}</td>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}
