import { table } from '../terminal/table.js';
import type { Finding, FuzzRun } from './tally.js';

const most = 300;
const short = (text: string): string => (text.length > most ? `${text.slice(0, most)} … (${text.length} characters)` : text);

/** `10,000 requests to 30 operations in 60 s: 3,000 × 200, …` */
export function summary({ requests, operations, tookMs, slowestMs, statuses }: FuzzRun): string {
  const counted = Object.entries(statuses).map(([status, count]) => `${count} × ${status === '0' ? 'none' : status}`);
  const seconds = (tookMs / 1_000).toFixed(0);
  const askedAgain = [...operations.values()].reduce((sum, answers) => sum + answers.askedAgain, 0);
  const all = `${requests.toLocaleString('en')} requests to ${operations.size} operations in ${seconds} s`;
  return `${all}, the slowest ${Math.round(slowestMs)} ms, ${askedAgain} asked again after 503: ${counted.join(', ')}`;
}

/** A line for each operation. */
export function perOperation(operations: FuzzRun['operations']): string {
  const rows = [...operations].map(([name, { sent, granted, refused, askedAgain }]) => [name, sent, granted, refused, askedAgain]);
  return table(['operation', 'sent', '2xx', '401, 403', '503 again'], rows);
}

/** One finding of each kind and operation, with what it takes to see it again. */
export function findings(all: readonly Finding[]): string[] {
  const kinds = Map.groupBy(all, ({ fault, request }) => `${request.operation}: ${fault}`);
  return [...kinds].map(([kind, [first, ...others]]) => `✗ ${kind} (${others.length + 1} times)\n${first ? shown(first) : ''}`);
}

const shown = ({ request: { method, target, headers, body }, answer }: Finding): string => {
  const { authorization, ...fields } = headers;
  const lines = Object.entries({ ...fields, ...(authorization && { authorization: `${authorization.slice(0, 12)}…` }) });
  return [
    `    ${method} ${short(JSON.stringify(target))}`,
    ...lines.map(([name, value]) => `    ${name}: ${short(JSON.stringify(value))}`),
    ...(body ? [`    ${short(JSON.stringify(body.toString('latin1')))}`] : []),
    `    → ${short(answer)}`,
  ].join('\n');
};
