import type { RunningStack } from '../running-stack.js';
import { seconds } from './terminal-report.js';
import { memoryMb } from './memory.js';

const accident = '    npm run stack -- kill payment        an accident; it comes back, and no order is lost\n';

const metricsLine = (stack: RunningStack): string =>
  stack.processes.some(({ name }) => name === 'prometheus') ? `  Metrics    ${stack.url('prometheus')}/alerts\n` : '';

/** What somebody wants to know who sees the stack for the first time. */
export function closingBlock(stack: RunningStack): string {
  const gateway = stack.url('gateway');
  const memory = memoryMb([process.pid, ...stack.processes.map(({ pid }) => pid)]);
  return `
Ready after ${seconds(stack.readyAfterMs)}${memory ? `, ${memory} MB of memory in all` : ''}.

  API        ${gateway}/api/v1
  Reference  ${gateway}/docs
  Status     ${gateway}/status, for admin@example.com
${metricsLine(stack)}  Services   ${stack.processes.map(({ name, port }) => `${name} ${port}`).join(', ')}
  Data, logs ${stack.dataDir}

  Accounts, all with the password saga-shop-demo:
    ada@example.com, grace@example.com   customers
    catalog@example.com                  catalog-admin
    finance@example.com                  finance
    support@example.com                  support
    admin@example.com                    admin

  Next, in another terminal:
    npm run demo                         plays every ending of an order, live
    npm run saga                         prints the story they follow
    npm run stack -- status              shows the processes
${stack.mode.broker === 'kafka' ? accident : ''}    npm run stack -- logs order -f       follows a log

  Ctrl-C stops everything.`;
}
